import type { PROFILE_PACE } from '@/lib/shared/schemas/presenter-api';

export declare const PACE: typeof PROFILE_PACE;
