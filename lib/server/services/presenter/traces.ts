import 'server-only';
import { privateKeyToAccount } from 'viem/accounts';
import type { z } from 'zod';
import { DEMO_WALLETS, demoWalletKey } from '@/lib/shared/card/demo-wallets';
import { AppError } from '@/lib/shared/errors/app-error';
import { PERSONAS } from '@/lib/shared/presenter/personas';
import type { zSearchResult, zTraces } from '@/lib/shared/schemas/presenter-chains';
import type { RuntimeConfig } from '../../env';
import { findCard } from '../../repositories/cards';
import type { Database } from '../../repositories/database';
import { searchChains } from './search';

type Result = z.input<typeof zSearchResult>;

/** The card's number stays with those who know it: an agency and an issuer do, a room does not. */
const withoutText = (result: Result): Result => ({
  ...result,
  text: '',
  forms: result.forms.map((form) => ({ ...form, shown: '' })),
  chains: result.chains.map((chain) => ({ ...chain, skipped: [] })),
});

/**
 * Looks for one person by all that others know them by: the name, the account in use, and the card's holder hash, which
 * agencies and issuers have. The card's secret is with the card alone: whatever stands under it, such as one-time accounts, is
 * not looked for.
 * @throws NOT_FOUND for who is no persona; CHAIN_UNAVAILABLE
 */
export async function personTraces(
  person: string,
  { config, db }: { readonly config: RuntimeConfig; readonly db: Database },
): Promise<z.input<typeof zTraces>> {
  const found = PERSONAS.find(({ id }) => id === person);
  const wallet = DEMO_WALLETS.find((name) => name === person);
  if (!found || !wallet) throw new AppError('NOT_FOUND');
  const { address } = privateKeyToAccount(demoWalletKey(wallet, config.chains.payout.chainId));
  const card = await findCard(person, db);
  const name = await searchChains(found.name, config);
  const account = await searchChains(address, config);
  const holder = card && withoutText(await searchChains(card.holder, config));
  return { name, account, holder };
}
