/** V read in the law or on the organisation's page; S secondary source; D derived; U not verified. */
export type SourceMark = 'V' | 'S' | 'D' | 'U';
