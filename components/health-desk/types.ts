import type { z } from 'zod';
import type { PanelDesk, zDoctorPatients } from '@/lib/shared/schemas/health-desk-api';

export type Patient = z.output<typeof zDoctorPatients>['patients'][number];
/** `reason` of one that waits is that of the refusal which the citizen asked another look at. */
export type PanelDeskRequest = PanelDesk['requests'][number];
