/**
 * Signals a process and everything it started (each child of the demo leads a process group of its own).
 * @param {number} pid leader of the group
 * @param {NodeJS.Signals | 0} signal 0 only asks whether somebody is there
 * @returns {boolean} whether a process was there
 */
export function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
