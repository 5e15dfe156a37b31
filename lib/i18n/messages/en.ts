import { caseworker } from './en/caseworker';
import { common } from './en/common';
import { errors } from './en/errors';
import { issuer } from './en/issuer';
import { shell } from './en/shell';
import { staffSignIn } from './en/staff-sign-in';
import type nl from './nl';

export default { caseworker, common, errors, issuer, shell, staffSignIn } satisfies typeof nl;
