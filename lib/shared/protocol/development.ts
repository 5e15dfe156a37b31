/** Chain ids on which demo keys and development proving keys may be used. Anywhere else a deployment refuses them. */
export const DEVELOPMENT_CHAIN_IDS: readonly number[] = [31337, 31338, 31339];

export const isDevelopmentChain = (chainId: number): boolean => DEVELOPMENT_CHAIN_IDS.includes(chainId);
