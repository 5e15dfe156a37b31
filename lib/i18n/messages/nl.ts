import { about } from './nl/about';
import { advancePolicies } from './nl/advance-policies';
import { asbestos } from './nl/asbestos';
import { audit } from './nl/audit';
import { card } from './nl/card';
import { caseworker } from './nl/caseworker';
import { common } from './nl/common';
import { doctor } from './nl/doctor';
import { errors } from './nl/errors';
import { issuer } from './nl/issuer';
import { landing } from './nl/landing';
import { mijn } from './nl/mijn';
import { money } from './nl/money';
import { panel } from './nl/panel';
import { people } from './nl/people';
import { policies } from './nl/policies';
import { presenter } from './nl/presenter';
import { register } from './nl/register';
import { review } from './nl/review';
import { shell } from './nl/shell';
import { signIn } from './nl/sign-in';
import { staffSignIn } from './nl/staff-sign-in';
import { verify } from './nl/verify';
import { workList } from './nl/work-list';

/** Every namespace of the Dutch messages: the shape that the English ones must have. */
export default {
  about,
  advancePolicies,
  asbestos,
  audit,
  card,
  caseworker,
  common,
  doctor,
  errors,
  issuer,
  landing,
  mijn,
  money,
  panel,
  people,
  presenter,
  register,
  review,
  policies,
  shell,
  signIn,
  staffSignIn,
  workList,
  verify,
};
