import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ProvingArtifacts, proveGroth16 } from '@/lib/shared/card/groth16';
import type { Point } from '@/lib/shared/protocol/babyjubjub';
import { type FieldElement, field } from '@/lib/shared/protocol/field';
import { TALLY_SHARE_SIGNALS } from '@/lib/shared/protocol/signals';
import { type SecretTallyPart, tallyShareInput } from '@/lib/shared/protocol/tally-witness';
import type { EightWords } from '../relay/claim-call';

/** A key holder's share of a sum, and the proof that it is right for the holder's registered part. */
export type ProvedShare = { readonly share: Point; readonly proof: EightWords };

/** Proves shares, one after the other: the prover of a process takes one caller at a time (prover-curve.ts). */
export class ShareProver {
  #artifacts: Promise<ProvingArtifacts> | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  /** @param c1 first point of the sum @throws PROVING_FAILED, FIELD_OUT_OF_RANGE, or when the circuit's files are missing */
  prove(part: SecretTallyPart, c1: Point, context: FieldElement): Promise<ProvedShare> {
    const proved = this.#queue.then(() => this.#prove(part, c1, context));
    this.#queue = proved.catch(() => undefined);
    return proved;
  }

  async #prove(part: SecretTallyPart, c1: Point, context: FieldElement): Promise<ProvedShare> {
    const { proof, publicSignals } = await proveGroth16(tallyShareInput(part, c1, context), await this.#load());
    const signal = (name: (typeof TALLY_SHARE_SIGNALS)[number]) =>
      field(BigInt(publicSignals[TALLY_SHARE_SIGNALS.indexOf(name)] ?? -1));
    // Cast: proveGroth16 gives eight words.
    return { share: [signal('shareX'), signal('shareY')], proof: proof.map(BigInt) as unknown as EightWords };
  }

  /** The circuit's files, read once. A failure is not kept: they may be there at the next try. */
  #load(): Promise<ProvingArtifacts> {
    const artifact = async (kind: 'wasm' | 'zkey') =>
      new Uint8Array(await readFile(join(process.cwd(), `public/zk/tallyShare.${kind}`)));
    this.#artifacts ??= Promise.all([artifact('wasm'), artifact('zkey')]).then(
      ([wasm, zkey]) => ({ wasm, zkey }),
      (error: unknown) => {
        this.#artifacts = undefined;
        throw error;
      },
    );
    return this.#artifacts;
  }
}
