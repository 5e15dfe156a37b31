/** @throws Failure when the data folder has a payout pool of an earlier version */
export function refuseEarlierContracts(
  deploymentsDir: string,
  chains: readonly { readonly domain: string; readonly chainId: number }[],
): void;
