import { describe, expect, test } from 'vitest';
import { hostKind, personaSource, personOfHost, personOrigin, stageOrigin } from '@/lib/shared/presenter/hosts';
import { isOwnOrigin } from '@/scripts/demo/hosts.mjs';

const AUDIENCE = 'http://localhost:3000';

describe('hosts of the demo', () => {
  test.each([
    ['localhost:3000', 'portal'],
    ['voorzien.localhost:3000', 'stage'],
    ['amina.voorzien.localhost:3000', 'persona'],
    ['demo-0a1b2c3d-4e5f.voorzien.localhost:3000', 'persona'],
    ['amina.voorzien.localhost:3001', 'foreign'],
    ['amina.voorzien.localhost', 'foreign'],
    ['voorzien.localhost', 'foreign'],
    ['a.b.voorzien.localhost:3000', 'foreign'],
    ['-a.voorzien.localhost:3000', 'foreign'],
    ['Amina.voorzien.localhost:3000', 'foreign'],
    ['.voorzien.localhost:3000', 'foreign'],
    ['evilvoorzien.localhost:3000', 'foreign'],
    ['voorzien.localhost.evil.example:3000', 'foreign'],
    ['amina.voorzien.localhost:3000@evil.example', 'foreign'],
    ['', 'foreign'],
  ])('STG-01 portal and door take %s alike: %s', (host, kind) => {
    expect(hostKind(AUDIENCE, host)).toBe(kind);
    expect(isOwnOrigin(AUDIENCE, `http://${host}`)).toBe(kind !== 'foreign');
    expect(isOwnOrigin(AUDIENCE, `https://${host}`)).toBe(false);
  });

  test('STG-01 a browser without an origin of its own is nobody', () => {
    for (const origin of ['null', '', 'file://', 'http://localhost:3000/', 'http://LOCALHOST:3000'])
      expect(isOwnOrigin(AUDIENCE, origin)).toBe(false);
  });

  test('STG-02 hosts keep the port of the portal', () => {
    expect(stageOrigin(AUDIENCE)).toBe('http://voorzien.localhost:3000');
    expect(personOrigin('amina', AUDIENCE)).toBe('http://amina.voorzien.localhost:3000');
    expect(personaSource(AUDIENCE)).toBe('http://*.voorzien.localhost:3000');
    expect(personOfHost('amina.voorzien.localhost')).toBe('amina');
    expect(personOfHost('voorzien.localhost')).toBeNull();
    expect(personOfHost('localhost')).toBeNull();
  });
});
