import { caseworker } from './nl/caseworker';
import { common } from './nl/common';
import { errors } from './nl/errors';
import { issuer } from './nl/issuer';
import { shell } from './nl/shell';
import { staffSignIn } from './nl/staff-sign-in';

/** Every namespace of the Dutch messages: the shape that the English ones must have. */
export default { caseworker, common, errors, issuer, shell, staffSignIn };
