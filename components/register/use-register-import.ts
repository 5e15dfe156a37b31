'use client';

import { useRef, useState } from 'react';
import { useRouter } from '@/lib/i18n/navigation';
import { IMPORT_MAX_CHARACTERS, type ImportPreview } from '@/lib/shared/schemas/register-import-api';
import type { Refusal } from '../health-desk/use-checked-form';
import { cancelFile, checkFile, confirmFile } from './register-api';

export type FileFault =
  | { readonly code: 'fileMissing' | 'tooLarge' | 'unreadable' | 'none' | 'tooMany' }
  | { readonly code: 'broken'; readonly line: number };

export type ImportStep =
  | { readonly phase: 'choosing' | 'checking' }
  | { readonly phase: 'preview' | 'confirming'; readonly preview: ImportPreview };

export type RegisterImportState = ReturnType<typeof useRegisterImport>;

/** A refusal that is about the file as a whole, in the page's own words. */
function wholeFileFault({ code, data }: Refusal): FileFault | null {
  if (code === 'INPUT_TOO_LARGE') return { code: 'maxLines' in data ? 'tooMany' : 'tooLarge' };
  if (code !== 'CSV_MALFORMED') return null;
  const line = Number(data.line ?? 0);
  return line > 0 ? { code: 'broken', line } : { code: 'none' };
}

/** A file for the register: choose, check, see what would happen, hand it to the worker. */
export function useRegisterImport() {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [step, setStep] = useState<ImportStep>({ phase: 'choosing' });
  const [fault, setFault] = useState<FileFault | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [attempt, setAttempt] = useState(0);

  const fail = (found: FileFault) => {
    setFault(found);
    setStep({ phase: 'choosing' });
  };
  const check = async () => {
    if (step.phase === 'checking' || step.phase === 'confirming') return;
    const file = input.current?.files?.[0];
    setFault(null);
    setRefusal(null);
    setAttempt((count) => count + 1);
    if (!file) return fail({ code: 'fileMissing' });
    if (file.size > IMPORT_MAX_CHARACTERS) return fail({ code: 'tooLarge' });
    setStep({ phase: 'checking' });
    const csv = await file.text();
    // A spreadsheet's own format is binary: zero bytes, or bytes that are no text.
    if (csv.includes('\0') || csv.includes('\uFFFD')) return fail({ code: 'unreadable' });
    const answer = await checkFile({ fileName: file.name.slice(0, 200), csv });
    if (answer.ok) return setStep({ phase: 'preview', preview: answer.value });
    const whole = wholeFileFault(answer);
    if (whole) return fail(whole);
    setRefusal(answer);
    setStep({ phase: 'choosing' });
  };
  const confirm = async () => {
    if (step.phase !== 'preview' || step.preview.id === null) return;
    const { preview } = step;
    setRefusal(null);
    setStep({ phase: 'confirming', preview });
    const answer = await confirmFile(step.preview.id);
    if (answer.ok) return router.push(`/register/bestand/${encodeURIComponent(answer.value.id)}`);
    setRefusal(answer);
    setStep({ phase: 'preview', preview });
  };
  const again = () => {
    // What was checked holds names: it is forgotten at once, and after a day in any case.
    if (step.phase === 'preview' && step.preview.id !== null) void cancelFile(step.preview.id);
    if (input.current) input.current.value = '';
    setFault(null);
    setRefusal(null);
    setStep({ phase: 'choosing' });
    requestAnimationFrame(() => input.current?.focus());
  };
  return { input, step, fault, refusal, attempt, check, confirm, again, chosen: () => setFault(null) };
}
