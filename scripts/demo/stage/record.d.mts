export declare function stageRecord(file: string): {
  read(): { readonly epoch: number; readonly isResetting: boolean };
  beginReset(epoch: number): void;
  endReset(epoch: number): void;
};
