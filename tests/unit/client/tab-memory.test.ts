import { describe, expect, it } from 'vitest';
import { tabMemory } from '@/lib/client/card/tab-memory';

function memory() {
  const held = new Map<string, string>();
  return tabMemory({
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
  });
}

describe('tabMemory', () => {
  it('TAB-01 a card that was open opens again after a reload, one that was locked does not', () => {
    const tab = memory();
    expect(tab.follow({ kind: 'locked' })).toBe(false);
    expect(tab.follow({ kind: 'ready' })).toBe(false);
    expect(tab.follow({ kind: 'locked' })).toBe(true);
    tab.forgetOpen();
    expect(tab.follow({ kind: 'locked' })).toBe(false);
  });

  it('TAB-02 an erased card stays locked, at once and after a reload', () => {
    const tab = memory();
    tab.follow({ kind: 'ready' });
    expect(tab.follow({ kind: 'locked', erased: true })).toBe(false);
    expect(tab.follow({ kind: 'locked' })).toBe(false);
  });

  it('TAB-03 "not now" holds until the session ends', () => {
    const tab = memory();
    tab.putOff('consent');
    tab.follow({ kind: 'ready' });
    expect([tab.isPutOff('consent'), tab.isPutOff('mode')]).toEqual([true, false]);
    tab.follow({ kind: 'signed-out' });
    expect(tab.isPutOff('consent')).toBe(false);
  });

  it('TAB-04 the page asked for before signing in is kept once', () => {
    const tab = memory();
    tab.wantPath('/mijn/maand/202610');
    tab.follow({ kind: 'signed-out' });
    expect(tab.takePath()).toBe('/mijn/maand/202610');
    expect(tab.takePath()).toBeNull();
  });

  it.each([
    '/mijn',
    '//evil.example/mijn/x',
    'https://evil.example/mijn/x',
    '/mijn/../werkgever',
    '/mijn//x',
    '/mijnx/y',
  ])('TAB-05 %s is not kept, and takes the place of an earlier page', (path) => {
    const tab = memory();
    tab.wantPath('/mijn/zaken');
    tab.wantPath(path);
    expect(tab.takePath()).toBeNull();
  });
});
