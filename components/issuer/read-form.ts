import { correctionFieldId, type StatementValues } from './statement-draft';

const text = (data: FormData, name: string): string => {
  const value = data.get(name);
  return typeof value === 'string' ? value : '';
};

/** What stands in the statement form now. @param correctionKeys the corrections on the form, in order */
export function readStatementForm(form: HTMLFormElement, correctionKeys: readonly number[]): StatementValues {
  const data = new FormData(form);
  return {
    personId: text(data, 'person'),
    period: Number(text(data, 'period')) || 0,
    gross: text(data, 'gross'),
    net: text(data, 'net'),
    corrections: correctionKeys.map((key) => ({
      key,
      period: Number(text(data, correctionFieldId(key, 'period'))) || 0,
      gross: text(data, correctionFieldId(key, 'gross')),
      net: text(data, correctionFieldId(key, 'net')),
      reason: text(data, correctionFieldId(key, 'reason')),
    })),
  };
}
