import 'server-only';
import type { z } from 'zod';
import { DEMO_REGIONS } from '@/lib/shared/domain/schemes';
import { AppError } from '@/lib/shared/errors/app-error';
import { PERSONAS, type Persona } from '@/lib/shared/presenter/personas';
import { SUPPLEMENT_PACKS, supplementSchemeOf } from '@/lib/shared/rules/registry';
import type { zAgencyFigures } from '@/lib/shared/schemas/presenter-steps';
import type { Db } from '../../repositories/database';
import { findRegisterOf } from '../../repositories/registers';
import { type FiguresAgency, figuresFor, schemeOf } from '../figures';

/** Where somebody who stands in no register would ask, and what is shown before anybody is. */
const FIRST: FiguresAgency = { role: 'caseworker', region: DEMO_REGIONS.voorbeeldstad };

async function agencyOf({ id, kind }: Persona, db: Db): Promise<FiguresAgency> {
  if (kind === 'patient') return { role: 'svb' };
  const register = await findRegisterOf(id, db);
  const scheme = register && supplementSchemeOf(register.scheme);
  if (!register || !scheme) return FIRST;
  const role = SUPPLEMENT_PACKS[scheme].decidedBy;
  return role === 'caseworker' ? { role, region: register.region } : { role };
}

/**
 * What staff of a persona's agency see on their page of figures, by the same service: nothing that is not published.
 * @param person null: of the first municipality
 * @throws NOT_FOUND for who is no persona
 */
export async function agencyFigures(person: string | null, db: Db): Promise<z.input<typeof zAgencyFigures>> {
  const found: Persona | undefined = PERSONAS.find(({ id }) => id === person);
  if (person !== null && !found) throw new AppError('NOT_FOUND');
  const agency = found ? await agencyOf(found, db) : FIRST;
  return {
    scheme: schemeOf(agency),
    region: agency.role === 'caseworker' ? agency.region : null,
    view: await figuresFor(agency, null, db),
  };
}
