import { AppError } from '../errors/app-error';

const WHOLE_BPS = 10_000;

/**
 * Reads a share as a person types it: `15`, `12,5`, `12.5 %`.
 * @returns hundredths of a percent, 0 .. 10000
 * @throws POLICY_SHARE_NOT_A_NUMBER, POLICY_SHARE_OUT_OF_RANGE
 */
export function parsePercentInput(text: string): number {
  const trimmed = text.replace(/\s*%?\s*$/, '').trimStart();
  if (/^[-−]\s*\d/.test(trimmed)) throw new AppError('POLICY_SHARE_OUT_OF_RANGE');
  const match = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(trimmed);
  if (!match) throw new AppError('POLICY_SHARE_NOT_A_NUMBER');
  const bps = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  if (bps > WHOLE_BPS) throw new AppError('POLICY_SHARE_OUT_OF_RANGE');
  return bps;
}

/** `12,5`: as a form holds it. @param bps hundredths of a percent */
export function toPercentText(bps: number): string {
  const cents = String(bps % 100).padStart(2, '0');
  return `${Math.floor(bps / 100)}${cents === '00' ? '' : `,${cents.replace(/0$/, '')}`}`;
}
