import type { Stage } from './stage.mjs';

export declare function openStage(options: {
  readonly port: number;
  readonly token: string;
  readonly stage: Stage;
}): Promise<{ readonly close: () => Promise<void> }>;
