import { describe, expect, test } from 'vitest';
import { claimClientName, type NameLocks } from '@/lib/client/presenter/client-name';
import { returnToStage } from '@/lib/client/presenter/return-to-stage';
import { onShown } from '@/lib/client/presenter/visible';
import { hearingOf } from '@/lib/shared/presenter/epochs';
import { SLEPT_MS, sleepWatch } from '@/lib/shared/presenter/sleep-watch';

/** What one tab keeps, or a copy of it in its duplicate. */
const storage = (kept: ReadonlyMap<string, string> = new Map()) => {
  const items = new Map(kept);
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
};

/** Locks as a browser has them: one holder of a name, the others wait until it lets go or they give up. */
function browserLocks(): NameLocks {
  const held = new Map<string, Promise<void>>();
  return {
    async request(name, { signal }, work) {
      const gaveUp = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(new Error('AbortError')), { once: true });
      });
      gaveUp.catch(() => undefined);
      for (let before = held.get(name); before !== undefined; before = held.get(name))
        await Promise.race([before, gaveUp]);
      const done = work();
      held.set(name, done);
      await done;
      held.delete(name);
    },
  };
}

describe('a window’s reports and the stage’s epoch', () => {
  test('STG-40 a window of this epoch is heard; one of before a reset is not, and begins anew', () => {
    expect(hearingOf(7, 7)).toBe('take');
    expect(hearingOf(6, 7)).toBe('reload');
  });

  test('STG-40 a window that was just loaded is told the epoch, and nobody is heard while none is known', () => {
    expect(hearingOf(null, 7)).toBe('greet');
    expect([hearingOf(null, null), hearingOf(6, null)]).toEqual(['wait', 'wait']);
    expect(hearingOf(8, 7)).toBe('wait');
  });
});

describe('a page’s own name', () => {
  const GRACE_MS = 50;

  test('STG-41 a page that is loaded anew keeps its name, also when the one before lets go late', async () => {
    const [own, locks] = [storage(), browserLocks()];
    const first = await claimClientName(own, locks, GRACE_MS);
    setTimeout(first.release, GRACE_MS / 5);
    expect((await claimClientName(own, locks, GRACE_MS)).name).toBe(first.name);
  });

  test('STG-41 a duplicate of the tab takes another name, and keeps that', async () => {
    const [own, locks] = [storage(), browserLocks()];
    const first = await claimClientName(own, locks, GRACE_MS);
    const copy = storage(own.items);
    const second = await claimClientName(copy, locks, GRACE_MS);
    expect(second.name).not.toBe(first.name);
    second.release();
    expect((await claimClientName(copy, locks, GRACE_MS)).name).toBe(second.name);
  });

  test('STG-41 without locks the name is the one that the tab keeps', async () => {
    const own = storage();
    const { name } = await claimClientName(own, undefined);
    expect(name).toMatch(/^[a-z0-9-]{8,40}$/u);
    expect((await claimClientName(own, undefined)).name).toBe(name);
  });
});

describe('the way back to the stage', () => {
  const tab = (opener: { closed: boolean } | null) => {
    const done: string[] = [];
    const view = {
      opener: opener && { ...opener, focus: () => void done.push('focus') },
      close: () => void done.push('close'),
    };
    return { done, view };
  };

  test('STG-42 a tab that the stage opened is closed, so that there is one stage', () => {
    const { done, view } = tab({ closed: false });
    expect([returnToStage(view), done]).toEqual([true, ['focus', 'close']]);
  });

  test('STG-42 without the stage that opened it, the way back is a link', () => {
    for (const opener of [null, { closed: true }]) {
      const { done, view } = tab(opener);
      expect([returnToStage(view), done]).toEqual([false, []]);
    }
  });
});

describe('a page that nobody sees', () => {
  test('STG-43 timers that a browser held back are no sleep', () => {
    const watch = sleepWatch(0);
    expect(watch.look(1_000, false)).toBeNull();
    watch.hide();
    expect(watch.look(1_000 + 2 * SLEPT_MS, false)).toBeNull();
    expect(watch.look(2_000 + 2 * SLEPT_MS, true)).toBeNull();
    expect(watch.look(2_000 + 4 * SLEPT_MS, true)).toBeNull();
    expect(watch.look(2_000 + 6 * SLEPT_MS, false)).toBeNull();
  });

  test('STG-43 a gap of a page in sight is, once', () => {
    const watch = sleepWatch(0);
    expect(watch.look(SLEPT_MS, false)).toBeNull();
    expect(watch.look(SLEPT_MS * 3, false)).toBe(SLEPT_MS * 2);
    expect(watch.look(SLEPT_MS * 3 + 1_000, false)).toBeNull();
  });

  test('STG-44 once it is seen again, what lapsed is renewed at once', () => {
    let visibilityState: DocumentVisibilityState = 'visible';
    const events = new EventTarget();
    const page = {
      get visibilityState() {
        return visibilityState;
      },
      addEventListener: events.addEventListener.bind(events),
      removeEventListener: events.removeEventListener.bind(events),
    };
    const told: string[] = [];
    const end = onShown(
      page as Parameters<typeof onShown>[0],
      () => told.push('shown'),
      () => told.push('hidden'),
    );
    const turn = (state: DocumentVisibilityState) => {
      visibilityState = state;
      events.dispatchEvent(new Event('visibilitychange'));
    };
    turn('hidden');
    turn('visible');
    expect(told).toEqual(['hidden', 'shown']);
    end();
    turn('visible');
    expect(told).toHaveLength(2);
  });
});
