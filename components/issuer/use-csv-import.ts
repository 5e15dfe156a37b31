'use client';

import { type RefObject, useRef, useState } from 'react';
import { acceptSuggestions, CSV_MAX_CHARACTERS } from './csv-text';
import { type ImportRow, importStatements } from './issuer-api';
import type { Refusal } from './use-statement-form';

/** What may be wrong before the server sees the lines. */
export type CsvFault = 'textMissing' | 'tooLarge' | 'unreadable' | 'none' | 'tooManyLines' | 'quotes';

export type CsvStep =
  | { readonly phase: 'editing' }
  | { readonly phase: 'checking' }
  | { readonly phase: 'preview' | 'committing'; readonly csv: string; readonly rows: readonly ImportRow[] }
  | { readonly phase: 'done'; readonly rows: readonly ImportRow[] };

export type CsvImportState = {
  readonly text: RefObject<HTMLTextAreaElement | null>;
  readonly step: CsvStep;
  readonly fault: CsvFault | null;
  readonly refusal: Refusal | null;
  readonly attempt: number;
  /** Name of the file that was read last. */
  readonly fileName: string | null;
  /** Readings were taken over in the text: it has to be checked anew. */
  readonly suggestionsUsed: boolean;
  readonly chooseFile: (file: File | undefined) => Promise<void>;
  readonly edited: () => void;
  readonly check: () => Promise<void>;
  readonly acceptReadings: (lines: readonly number[]) => void;
  readonly commit: () => Promise<void>;
  readonly again: () => void;
};

/** What is wrong with the file as a whole, rather than with the service. Line 0 stands for "no line at all". */
function wholeFileFault({ code, data }: Refusal): CsvFault | null {
  if (code === 'INPUT_TOO_LARGE') return 'tooManyLines';
  if (code === 'CSV_MALFORMED') return data.line === 0 ? 'none' : 'quotes';
  return null;
}

/**
 * A month by CSV: the text, its check by the server, and the commit of exactly the text that was checked. The text
 * stays in its box whatever happens.
 */
export function useCsvImport(): CsvImportState {
  const text = useRef<HTMLTextAreaElement>(null);
  const [step, setStep] = useState<CsvStep>({ phase: 'editing' });
  const [fault, setFault] = useState<CsvFault | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [fileName, setFileName] = useState<string | null>(null);
  const [suggestionsUsed, setSuggestionsUsed] = useState(false);

  const fail = (code: CsvFault) => {
    setFault(code);
    setAttempt((count) => count + 1);
    setStep({ phase: 'editing' });
  };
  const put = (csv: string) => {
    if (text.current) text.current.value = csv;
  };
  const edited = () => {
    setFault(null);
    setSuggestionsUsed(false);
    // A preview of another text than the one in the box would be a trap.
    setStep((now) => (now.phase === 'preview' ? { phase: 'editing' } : now));
  };

  const chooseFile = async (file: File | undefined) => {
    if (!file) return;
    setFileName(null);
    edited();
    if (file.size > CSV_MAX_CHARACTERS) return fail('tooLarge');
    const csv = await file.text();
    // A spreadsheet's own format is binary: zero bytes, or bytes that are no text.
    if (csv.includes('\0') || csv.includes('\uFFFD')) return fail('unreadable');
    put(csv);
    setFileName(file.name);
  };

  const check = async () => {
    if (step.phase === 'checking' || step.phase === 'committing') return;
    const csv = text.current?.value ?? '';
    setRefusal(null);
    setFault(null);
    setSuggestionsUsed(false);
    if (csv.trim() === '') return fail('textMissing');
    if (csv.length > CSV_MAX_CHARACTERS) return fail('tooLarge');
    setStep({ phase: 'checking' });
    const answer = await importStatements({ csv, commit: false });
    if (!answer.ok) {
      const whole = wholeFileFault(answer);
      if (whole) return fail(whole);
      setRefusal(answer);
      setStep({ phase: 'editing' });
    } else if (answer.value.rows.length === 0) fail('none');
    else {
      setAttempt((count) => count + 1);
      setStep({ phase: 'preview', csv, rows: answer.value.rows });
    }
  };

  const commit = async () => {
    if (step.phase !== 'preview') return;
    const { csv, rows } = step;
    setRefusal(null);
    setStep({ phase: 'committing', csv, rows });
    const answer = await importStatements({ csv, commit: true });
    if (!answer.ok) {
      setRefusal(answer);
      setStep({ phase: 'preview', csv, rows });
    } else if (answer.value.committed) setStep({ phase: 'done', rows: answer.value.rows });
    else {
      // A line turned bad between check and commit, for instance by a colleague's statement: show it.
      setAttempt((count) => count + 1);
      setStep({ phase: 'preview', csv, rows: answer.value.rows });
    }
  };

  return {
    text,
    step,
    fault,
    refusal,
    attempt,
    fileName,
    suggestionsUsed,
    chooseFile,
    edited,
    check,
    commit,
    acceptReadings: (lines) => {
      put(acceptSuggestions(text.current?.value ?? '', lines));
      setStep({ phase: 'editing' });
      setSuggestionsUsed(true);
      text.current?.focus();
    },
    again: () => {
      put('');
      setFileName(null);
      setStep({ phase: 'editing' });
    },
  };
}
