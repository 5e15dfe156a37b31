/** Chain ids on which demo keys and development proving keys may be used. Anywhere else a deployment refuses them. */
export const DEVELOPMENT_CHAIN_IDS: readonly number[] = [31337, 31338, 31339];

export const isDevelopmentChain = (chainId: number): boolean => DEVELOPMENT_CHAIN_IDS.includes(chainId);

/** The tally's key holders of the demo, whose keys everybody may know (scripts/demo/demo-keys.mjs). */
export const DEMO_TALLY_ACCOUNTS: readonly string[] = [
  '0xE1095485F0D5A795ec81Cdaed1C21A68DF503Ba9',
  '0x93b4c42d902774Ac12D2Cb1e38FEb858EEf476e9',
  '0x7E15F1FBe2068E34c24e8005D2d57D8767201DbE',
];

/** Whether a key holder would open totals with a key that is nobody's secret. */
export const isDemoHolderElsewhere = (account: string, chainId: number): boolean =>
  !isDevelopmentChain(chainId) && DEMO_TALLY_ACCOUNTS.includes(account);
