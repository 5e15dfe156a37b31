import 'server-only';
import { type AdvanceRequest, zAdvanceRequest } from '@/lib/shared/schemas/advance-api';
import type { HealthDeployment } from '@/lib/shared/schemas/deployment';
import type { ChainHandle } from '../chain/client';
import { acceptedAdvance } from '../repositories/relay-evidence';
import type { NewJob } from '../repositories/relay-queue';
import { advanceCallData, simulateAdvance } from './advance-call';
import { settleClaim } from './claim-lane';
import type { RelayLane } from './lane';

/** With room above the gas snapshot (tests/contracts/snapshots/Gas.json). */
const ADVANCE_GAS = 700_000n;

/** An application's job: one per nullifier (S-26). */
export const advanceJob = (request: AdvanceRequest): NewJob => ({
  kind: 'advance',
  chain: 'health',
  key: request.nullifier.toString(),
  request,
});

/** Applications for the asbestos advance, sent to its gate on the health chain. */
export const advanceLane = (chain: ChainHandle<HealthDeployment>): RelayLane => ({
  kind: 'advance',
  gas: ADVANCE_GAS,
  refusedCode: 'CLAIM_REFUSED',
  isForgotten: true,
  open: (stored) => {
    const request = zAdvanceRequest.parse(stored);
    const to = () => chain.deployment().contracts.asbestosAdvance;
    return {
      call: () => ({ to: to(), data: advanceCallData(request), gas: ADVANCE_GAS }),
      simulate: () => simulateAdvance(request, chain),
      settle: (refusal) => settleClaim(request, refusal, acceptedAdvance),
    };
  },
});
