import { describe, expect, it } from 'vitest';
import { claimHurdle } from '@/components/cases/claim-hurdle';
import { messageTarget } from '@/components/messages/message-target';

const consent = { version: '1', givenAt: '2026-11-01T00:00:00Z', mode: null, modeAt: null };

describe('claimHurdle', () => {
  it('CASE-06 without consent a click would do nothing, whatever the way of claiming', () => {
    expect(claimHurdle({ consent: null, mode: 'one-click' })).toBe('consent');
    expect(claimHurdle({ consent: null, mode: 'automatic' })).toBe('consent');
  });

  it('CASE-07 who opted out chooses a way first', () => {
    expect(claimHurdle({ consent, mode: 'off' })).toBe('off');
    expect(claimHurdle({ consent, mode: 'one-click' })).toBeNull();
  });

  it('CASE-08 the message about a month to confirm leads to what must be done first', () => {
    const message = { kind: 'confirm-needed', period: 202610 } as const;
    expect(messageTarget(message, 'consent')).toEqual({ href: '/mijn/toestemming', label: 'giveConsent' });
    expect(messageTarget(message, 'off')).toEqual({ href: '/mijn/keuze', label: 'chooseMode' });
    expect(messageTarget(message, null)).toEqual({ href: '/mijn/zaken/202610', label: 'confirm' });
  });
});
