/** How much is done, to the last tenth that was passed: what is read aloud does not change each second. */
export const tenthsOf = (done: number, count: number): number =>
  done >= count ? done : Math.floor((done * 10) / count) * Math.floor(count / 10);
