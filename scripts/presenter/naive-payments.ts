import type { Hex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { DEMO_WALLETS, demoWalletKey } from '@/lib/shared/card/demo-wallets';
import { type EurCents, eurCents } from '@/lib/shared/domain/cents';
import { addMonths, type Period, period, periodOf } from '@/lib/shared/domain/period';
import { type Earned, PERSONAS, type Persona } from '@/lib/shared/presenter/personas';
import { SCRIPT, type Step } from '@/lib/shared/presenter/script';
import { normTableFor, SUPPLEMENT_PACKS, type SupplementScheme, supplementSchemeOf } from '@/lib/shared/rules/registry';
import { SEED_ENTRIES, type SeedEntry } from '@/prisma/seed-data';

/** One transfer of money, with what a naive design writes behind it. */
export type Payment = { readonly to: Hex; readonly cents: EurCents; readonly month: Period; readonly memo: string };

/** The people have the accounts that they have in the demo itself. */
const PAYOUT_CHAIN_ID = 31339;
const REASON: Readonly<Record<SupplementScheme, string>> = {
  pw: 'aanvullende bijstand, Participatiewet art. 19',
  tw: 'toeslag, Toeslagenwet art. 2',
};

/** What a household is due for a month, by the law's own rules and the table in force; 0 without one. */
function dueCents(entry: SeedEntry, scheme: SupplementScheme, earns: readonly Earned[], month: Period): EurCents {
  const table = normTableFor(scheme, month);
  if (!table) return eurCents(0n);
  const pack = SUPPLEMENT_PACKS[scheme];
  const { breakdown } = pack.evaluate({
    period: month,
    policy: { basis: pack.basis, norms: table.norms.map(({ cents }) => eurCents(cents)), disregards: table.disregards },
    normClass: entry.normClass,
    disregardClass: entry.disregardClass,
    knownBenefitCents: eurCents(entry.knownBenefitCents),
    earnings: earns.map(({ grossCents, netCents, personId, issuerId }) => ({
      ...{ grossCents: eurCents(grossCents), netCents: eurCents(netCents), issuerName: issuerId },
      of: personId === entry.personId ? 'self' : 'partner',
    })),
  });
  return eurCents(breakdown.supplementCents);
}

/** What employers state of a person, by month: as in the story; of who has no income in it, what is usual in each month. */
function incomesOf({ id, earns, since }: Persona, until: Period): ReadonlyMap<Period, readonly Earned[]> {
  const steps: readonly Step[] = SCRIPT;
  const told = steps.flatMap(({ persona, act }) =>
    persona === id && act?.kind === 'income' ? [[period(act.period), act.earns] as const] : [],
  );
  const incomes = new Map<Period, readonly Earned[]>(told);
  if (told.length > 0 || earns.length === 0) return incomes;
  for (let month = period(since); month < until; month = addMonths(month, 1)) incomes.set(month, earns);
  return incomes;
}

const monthText = (month: Period): string => `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}`;

/**
 * What a naive design pays the people of the demo: everybody in a register, for every month that is over and that there is a
 * right for. By month, so that a later run goes on behind what an earlier one sent.
 */
export function naivePayments(now: Date): Payment[] {
  const personas: readonly Persona[] = PERSONAS;
  const until = periodOf(now);
  const payments = personas.flatMap((person) => {
    const entry = SEED_ENTRIES.find(({ personId }) => personId === person.id);
    const scheme = entry && supplementSchemeOf(entry.scheme);
    const wallet = DEMO_WALLETS.find((known) => known === person.id);
    if (!entry || !scheme || !wallet) return [];
    const to = privateKeyToAccount(demoWalletKey(wallet, PAYOUT_CHAIN_ID)).address;
    return [...incomesOf(person, until)].flatMap(([month, earns]): Payment[] => {
      const cents = month < until ? dueCents(entry, scheme, earns, month) : 0n;
      if (cents === 0n) return [];
      return [{ to, cents: eurCents(cents), month, memo: `${person.name}; ${monthText(month)}; ${REASON[scheme]}` }];
    });
  });
  return payments.sort((a, b) => a.month - b.month);
}
