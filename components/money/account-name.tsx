import { shortAccount } from './account-text';

/** An account, short to look at and whole for who hovers, copies or hears it. */
export function AccountName({ account }: { account: string }) {
  return (
    // `relative` keeps the hidden text inside a table that scrolls: it would widen the page otherwise.
    <span className="relative font-mono text-[0.95em]" title={account}>
      <span aria-hidden="true">{shortAccount(account)}</span>
      <span className="sr-only">{account}</span>
    </span>
  );
}
