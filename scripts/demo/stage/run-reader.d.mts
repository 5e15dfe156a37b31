import type { Run } from '@/lib/shared/schemas/presenter-api';

export declare class RunReader {
  constructor(what: Pick<Run, 'id' | 'kind' | 'name'>, nowMs: number);
  readonly view: Run;
  readonly isRunning: boolean;
  read(text: string): void;
  end(code: number | null, isCancelled: boolean, nowMs: number): void;
}
