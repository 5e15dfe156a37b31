/**
 * A person's notes as the wallet spends them, with what nobody sees: from which claim each cent came. Cents leave in the
 * order in which they came.
 */

/** Cents of one claim, by its nullifier; null for a wage. */
export type Parcel = { readonly claim: bigint | null; readonly cents: bigint };

type Note = { readonly parcels: readonly Parcel[]; readonly atSec: number };

export type Payment = {
  /** Pairs that were made one before, without showing anything. */
  readonly consolidations: number;
  readonly parcels: readonly Parcel[];
};

const worth = ({ parcels }: Note): bigint => parcels.reduce((sum, { cents }) => sum + cents, 0n);

/** Takes the first `cents` off a list of parcels. */
function split(parcels: readonly Parcel[], cents: bigint): { taken: Parcel[]; left: Parcel[] } {
  let open = cents;
  const taken: Parcel[] = [];
  const left: Parcel[] = [];
  for (const parcel of parcels) {
    const part = parcel.cents < open ? parcel.cents : open;
    open -= part;
    if (part > 0n) taken.push({ ...parcel, cents: part });
    if (parcel.cents > part) left.push({ ...parcel, cents: parcel.cents - part });
  }
  return { taken, left };
}

const merged = (a: Note, b: Note): Note => {
  const [older, newer] = a.atSec <= b.atSec ? [a, b] : [b, a];
  return { parcels: [...older.parcels, ...newer.parcels], atSec: older.atSec };
};

export class Wallet {
  #notes: Note[] = [];

  receive(claim: bigint | null, cents: bigint, atSec: number): void {
    this.#notes.push({ parcels: [{ claim, cents }], atSec });
  }

  get balanceCents(): bigint {
    return this.#notes.reduce((sum, note) => sum + worth(note), 0n);
  }

  get largestNoteCents(): bigint {
    return this.#notes.reduce((most, note) => (worth(note) > most ? worth(note) : most), 0n);
  }

  /** As choose.ts does: the smallest note that holds the amount, else the two largest become one. PRE: balance holds it. */
  pay(cents: bigint): Payment {
    const bySize = [...this.#notes].sort((a, b) => (worth(a) < worth(b) ? -1 : 1));
    let consolidations = 0;
    let source = bySize.find((note) => worth(note) >= cents);
    const used = source === undefined ? [] : [source];
    while (source === undefined || worth(source) < cents) {
      const next = bySize.pop();
      if (next === undefined) throw new Error('The wallet was asked for more than it holds.');
      used.push(next);
      source = source === undefined ? next : merged(source, next);
      if (used.length > 1) consolidations += 1;
    }
    const { taken, left } = split(source.parcels, cents);
    const { atSec } = source;
    this.#notes = this.#notes.filter((note) => !used.includes(note));
    if (left.length > 0) this.#notes.push({ parcels: left, atSec });
    return { consolidations, parcels: taken };
  }
}
