import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/**
 * What the stage has to know at the next start: its epoch, and whether a reset was cut off.
 * @param {string} file
 */
export function stageRecord(file) {
  const write = (record) => {
    writeFileSync(`${file}.new`, JSON.stringify(record));
    renameSync(`${file}.new`, file);
  };
  const read = () => {
    try {
      const { epoch, isResetting } = JSON.parse(readFileSync(file, 'utf8'));
      if (Number.isSafeInteger(epoch)) return { epoch, isResetting: isResetting === true };
    } catch {
      // None yet, or not to be read: a number that no page holds.
    }
    return { epoch: Math.floor(Date.now() / 1000), isResetting: false };
  };
  if (!existsSync(file)) write(read());
  return {
    read,
    /** @param {number} epoch that the reset leads to */
    beginReset: (epoch) => write({ epoch, isResetting: true }),
    /** @param {number} epoch */
    endReset: (epoch) => write({ epoch, isResetting: false }),
  };
}
