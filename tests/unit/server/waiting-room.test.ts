import { describe, expect, test } from 'vitest';
import { WaitingRoom } from '@/lib/server/auth/waiting-room';

/** A task that ends when the test says so. */
function task<T>(value: T) {
  let end = (_fail?: Error): void => undefined;
  const ended = new Promise<T>((resolve, reject) => {
    end = (fail) => (fail ? reject(fail) : resolve(value));
  });
  const state = { begun: false };
  const run = () => {
    state.begun = true;
    return ended;
  };
  return { run, end: (fail?: Error) => end(fail), state };
}

describe('waiting room', () => {
  test('two at once, the others in their order; a failed task gives its place to the next', async () => {
    const room = new WaitingRoom(2, 5);
    const tasks = ['a', 'b', 'c', 'd'].map(task);
    const results = tasks.map(({ run }) => room.run(run).catch(String));
    const begun = () => tasks.map(({ state }) => state.begun);
    expect(begun()).toEqual([true, true, false, false]);
    tasks[1]?.end(new Error('no'));
    expect(await results[1]).toBe('Error: no');
    expect(begun()).toEqual([true, true, true, false]);
    for (const { end } of tasks) end();
    expect(await Promise.all(results)).toEqual(['a', 'Error: no', 'c', 'd']);
  });

  test('when every seat is taken the next is sent away without having begun', async () => {
    const room = new WaitingRoom(1, 2);
    const tasks = ['a', 'b', 'c'].map(task);
    const results = tasks.map(({ run }) => room.run(run));
    const late = task('late');
    await expect(room.run(late.run)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    expect(late.state.begun).toBe(false);
    for (const { end } of tasks) end();
    await Promise.all(results);
    late.end();
    expect(await room.run(late.run)).toBe('late');
  });
});
