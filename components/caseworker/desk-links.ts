/** Roles that have a desk here: the agencies' staff, and the auditor. */
export const DESK_ROLES = ['caseworker', 'uwv', 'svb', 'auditor'] as const;
export type DeskRole = (typeof DESK_ROLES)[number];

export type DeskPart = 'figures' | 'policy' | 'register' | 'worklist' | 'log';
export type DeskLink = { readonly href: string; readonly part: DeskPart };

const FIGURES: DeskLink = { href: '/gemeente', part: 'figures' };

/** SVB pays, and decides on no supplement: it has the policy of its lump sum, and no norms, register or work list here. */
const LINKS: Readonly<Record<DeskRole, readonly DeskLink[]>> = {
  caseworker: [
    FIGURES,
    { href: '/beleid', part: 'policy' },
    { href: '/register', part: 'register' },
    { href: '/werkvoorraad', part: 'worklist' },
  ],
  uwv: [
    FIGURES,
    { href: '/beleid', part: 'policy' },
    { href: '/register', part: 'register' },
    { href: '/werkvoorraad', part: 'worklist' },
  ],
  svb: [FIGURES, { href: '/beleid/voorschot', part: 'policy' }],
  auditor: [{ href: '/controle', part: 'log' }],
};

/** Where this role may go. The pages check the session by themselves (S-29). */
export const deskLinks = (role: DeskRole): readonly DeskLink[] => LINKS[role];
