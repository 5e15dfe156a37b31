import { describe, expect, it } from 'vitest';
import { DESK_ROLES, deskLinks } from '@/components/caseworker/desk-links';

describe('the desk’s navigation', () => {
  it('S-29 each role is led to its own parts, and to nothing of another’s', () => {
    const hrefs = Object.fromEntries(DESK_ROLES.map((role) => [role, deskLinks(role).map(({ href }) => href)]));
    const decides = ['/gemeente', '/beleid', '/register', '/werkvoorraad'];
    const pays = ['/gemeente', '/beleid/voorschot'];
    expect(hrefs).toEqual({ caseworker: decides, uwv: decides, svb: pays, auditor: ['/controle'] });
  });
});
