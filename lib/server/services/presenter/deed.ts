import type { z } from 'zod';
import type { zStepReply } from '@/lib/shared/schemas/presenter-steps';
import type { DeliveryDeps } from '../deliver-statement';

export type ActDeps = DeliveryDeps & { readonly now: Date };
export type DeedJson = z.input<typeof zStepReply>['deeds'][number];
