import type { ChildProcess } from 'node:child_process';

export type Entry = {
  readonly name: string;
  readonly child: ChildProcess;
  readonly hasEnded: boolean;
  readonly isReady: boolean;
  readonly ended: Promise<number | null>;
};
type Options = {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly isQuiet?: boolean;
  readonly stopSignal?: NodeJS.Signals;
  readonly mayEnd?: boolean;
  readonly readyLine?: string;
  readonly onLine?: (line: string) => void;
};
export declare class Processes {
  constructor(options: {
    readonly logDir: string;
    readonly onUnexpectedExit: (name: string, tail: string) => void;
    readonly onChange: (children: { readonly name: string; readonly pid: number }[]) => void;
  });
  start(name: string, command: string, args: readonly string[], options?: Options): Entry;
  waitFor(entry: Entry, isReady: () => Promise<boolean>, timeoutMs: number): Promise<void>;
  stop(entry: Entry, graceMs?: number): Promise<void>;
  stopAll(): Promise<void>;
}
