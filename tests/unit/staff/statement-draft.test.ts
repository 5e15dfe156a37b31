import { describe, expect, it } from 'vitest';
import {
  type KnownStatements,
  readDraft,
  reportedCents,
  type StatementValues,
  statedCents,
  toIssueRequest,
} from '@/components/issuer/statement-draft';
import { period } from '@/lib/shared/domain/period';
import type { IssuedStatement } from '@/lib/shared/schemas/issuer-api';

function statement(over: Partial<IssuedStatement> & { month: number }): IssuedStatement {
  const { month, ...rest } = over;
  return {
    id: `s-${month}`,
    personId: 'amina',
    displayName: 'Amina',
    period: period(month),
    grossCents: '110000',
    netCents: '100000',
    number: '1',
    issuedAtMs: 0,
    status: 'collected',
    corrections: [],
    ...rest,
  };
}

const known = (...statements: IssuedStatement[]): KnownStatements =>
  new Map([202608, 202609, 202610].map((month) => [month, statements.filter((one) => one.period === month)]));

const values: StatementValues = { personId: 'amina', period: 202610, gross: '1400', net: '1180,00', corrections: [] };
const correction = { key: 1, period: 202609, gross: '1000,00', net: '900', reason: 'Verkeerde uren' };

describe('a statement as the issuer desk reads it', () => {
  it('STAFF-11 a good form becomes the request that the server takes', () => {
    const { faults, ...read } = readDraft(values, known());
    expect(faults).toEqual([]);
    if (!('draft' in read)) throw new Error('no draft');
    expect(toIssueRequest(read.draft)).toEqual({
      personId: 'amina',
      period: 202610,
      gross: '1400,00',
      net: '1180,00',
    });
  });

  it('STAFF-12 everything that is wrong is named, in the order of the fields', () => {
    const { faults } = readDraft({ personId: '', period: 0, gross: '1.400', net: '', corrections: [] }, known());
    expect(faults.map(({ fieldId, code, suggestion }) => [fieldId, code, suggestion])).toEqual([
      ['person', 'personMissing', null],
      ['period', 'periodMissing', null],
      ['gross', 'AMOUNT_AMBIGUOUS', '1400'],
      ['net', 'AMOUNT_MISSING', null],
    ]);
  });

  it('STAFF-13 the same month twice is named before anything is sent; a replaced one does not count', () => {
    expect(readDraft(values, known(statement({ month: 202610 }))).faults.map((one) => one.code)).toEqual([
      'STATEMENT_EXISTS',
    ]);
    expect(readDraft(values, known(statement({ month: 202610, status: 'replaced' }))).faults).toEqual([]);
    expect(readDraft(values, known(statement({ month: 202610, personId: 'bram' }))).faults).toEqual([]);
  });

  it('STAFF-14 a correction is the difference with what was reported', () => {
    const read = readDraft({ ...values, corrections: [correction] }, known(statement({ month: 202609 })));
    if (!('draft' in read)) throw new Error('no draft');
    expect(toIssueRequest(read.draft).corrections).toEqual([
      { period: 202609, grossDelta: '-100,00', netDelta: '-100,00', reason: 'Verkeerde uren' },
    ]);
    expect(statedCents(read.draft)).toEqual({ grossCents: 130000n, netCents: 108000n });
  });

  it('STAFF-15 a second correction of a month starts from the first one', () => {
    const september = statement({ month: 202609 });
    const line = { period: period(202609), grossDeltaCents: '-10000', netDeltaCents: '-5000', reason: 'x' };
    const october = statement({ month: 202610, corrections: [line] });
    expect(reportedCents(known(september, october), september)).toEqual({ grossCents: 100000n, netCents: 95000n });
    // The October amounts hold the September correction; October itself was more.
    expect(reportedCents(known(october), october)).toEqual({ grossCents: 120000n, netCents: 105000n });
  });

  it('STAFF-16 a month that was not reported, can still be replaced, or is named twice is no correction', () => {
    const codes = (statements: IssuedStatement[], corrections = [correction]) =>
      readDraft({ ...values, corrections }, known(...statements)).faults.map((one) => one.code);
    expect(codes([])).toEqual(['correctionNone']);
    expect(codes([statement({ month: 202609, status: 'delivered' })])).toEqual(['correctionOpen']);
    expect(codes([statement({ month: 202609 })], [correction, { ...correction, key: 2 }])).toEqual(['correctionTwice']);
    expect(codes([statement({ month: 202609 })], [{ ...correction, gross: '1100', net: '1000' }])).toEqual([
      'correctionSame',
    ]);
    expect(codes([], [{ ...correction, period: 202610 }])).toEqual(['correctionNotEarlier']);
    expect(codes([statement({ month: 202609 })], [{ ...correction, period: 202501 }])).toEqual(['correctionLookup']);
  });

  it('STAFF-17 a correction that takes the statement below zero is refused', () => {
    const read = readDraft(
      { ...values, gross: '50', net: '0', corrections: [correction] },
      known(statement({ month: 202609 })),
    );
    expect(read.faults.map((one) => [one.fieldId, one.code])).toEqual([['gross', 'CORRECTION_BELOW_ZERO']]);
  });

  it('STAFF-18 net above gross is refused, with the corrections counted in too', () => {
    expect(readDraft({ ...values, gross: '1000', net: '1000,01' }, known()).faults.map((one) => one.code)).toEqual([
      'NET_ABOVE_GROSS',
    ]);
    const cut = { ...correction, gross: '700,00', net: '1000,00' };
    const read = readDraft(
      { ...values, gross: '1200', net: '1000', corrections: [cut] },
      known(statement({ month: 202609 })),
    );
    expect(read.faults.map((one) => [one.fieldId, one.code])).toEqual([['net', 'NET_ABOVE_GROSS']]);
  });
});
