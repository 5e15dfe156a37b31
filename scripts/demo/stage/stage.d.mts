import type { Stage as View } from '@/lib/shared/schemas/presenter-api';

export type Crew = {
  readonly canReset: boolean;
  reset(epoch: number): Promise<void>;
  switchTo(profile: string): Promise<void>;
  pause(domain: string): void;
  resume(domain: string): void;
  spawnRun(
    run: { readonly id: string; readonly kind: string; readonly name: string },
    onLine: (line: string) => void,
  ): { readonly ended: Promise<number | null>; cancel(): void };
  say(text: string): void;
};
export declare class Stage {
  constructor(options: {
    readonly crew: Crew;
    readonly epoch: number;
    readonly profile: string;
    readonly now?: () => number;
    readonly answerMs?: number;
  });
  view(): View;
  close(): void;
}
