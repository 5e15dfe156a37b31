import { about } from './en/about';
import { advancePolicies } from './en/advance-policies';
import { asbestos } from './en/asbestos';
import { audit } from './en/audit';
import { card } from './en/card';
import { caseworker } from './en/caseworker';
import { common } from './en/common';
import { doctor } from './en/doctor';
import { errors } from './en/errors';
import { issuer } from './en/issuer';
import { landing } from './en/landing';
import { mijn } from './en/mijn';
import { money } from './en/money';
import { panel } from './en/panel';
import { people } from './en/people';
import { policies } from './en/policies';
import { presenter } from './en/presenter';
import { register } from './en/register';
import { review } from './en/review';
import { shell } from './en/shell';
import { signIn } from './en/sign-in';
import { staffSignIn } from './en/staff-sign-in';
import { verify } from './en/verify';
import { workList } from './en/work-list';
import type nl from './nl';

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
} satisfies typeof nl;
