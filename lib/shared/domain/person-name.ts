import { NAME_MAX } from '../schemas/register-api';
import type { RowFault } from '../schemas/register-import-api';

/** Controls, marks that turn the direction of text, other invisible ones, unassigned code points, and U+FFFD. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}\uFFFD]/u;
/** Text of somebody else’s computer, such as a file’s name, without what cannot be seen. */
export const visible = (text: string): string => text.replace(new RegExp(HIDDEN, 'gu'), '');

/** What a spreadsheet would run as a formula; also in its full width, which some read alike. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/**
 * A name as it may stand in a register: it comes out again on pages and in files of others (S-32).
 * @returns the name without spaces around it, or what is wrong with it
 */
export function readName(text: string): { readonly name: string } | { readonly fault: RowFault } {
  if (FORMULA.test(text)) return { fault: 'nameFormula' };
  const name = text.trim().normalize('NFC').replace(/ {2,}/g, ' ');
  if (name === '') return { fault: 'nameMissing' };
  if (FORMULA.test(name)) return { fault: 'nameFormula' };
  if (HIDDEN.test(name)) return { fault: 'nameCharacters' };
  if ([...name].length > NAME_MAX) return { fault: 'nameLong' };
  return { name };
}
