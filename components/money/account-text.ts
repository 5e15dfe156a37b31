import { type Address, isAddress, isAddressEqual, zeroAddress } from 'viem';

export type AccountCode =
  | 'ACCOUNT_MISSING'
  | 'ACCOUNT_MALFORMED'
  | 'ACCOUNT_CHECKSUM'
  | 'ACCOUNT_ZERO'
  | 'ACCOUNT_POOL'
  | 'ACCOUNT_TOKEN';

export type AccountCheck =
  | { readonly ok: true; readonly account: Address }
  | { readonly ok: false; readonly code: AccountCode };

/** Checks a typed account before anything is sent there. Capitals are checked as EIP-55 says; all lower case is taken. */
export function checkAccount(text: string, known: { readonly pool: Address; readonly token: Address }): AccountCheck {
  const account = text.trim();
  if (account === '') return { ok: false, code: 'ACCOUNT_MISSING' };
  if (!isAddress(account, { strict: false })) return { ok: false, code: 'ACCOUNT_MALFORMED' };
  if (!isAddress(account)) return { ok: false, code: 'ACCOUNT_CHECKSUM' };
  if (isAddressEqual(account, zeroAddress)) return { ok: false, code: 'ACCOUNT_ZERO' };
  if (isAddressEqual(account, known.pool)) return { ok: false, code: 'ACCOUNT_POOL' };
  if (isAddressEqual(account, known.token)) return { ok: false, code: 'ACCOUNT_TOKEN' };
  return { ok: true, account };
}

/** `0x12345678…9abcdef0`: enough to recognise one's own, never to check somebody else's. */
export const shortAccount = (account: string): string => `${account.slice(0, 10)}…${account.slice(-8)}`;
