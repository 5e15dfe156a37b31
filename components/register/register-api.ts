import type { z } from 'zod';
import {
  type Client,
  type RegisterEntry,
  type zAddRequest,
  type zChangeRequest,
  zClient,
  zRegisterEntry,
  zTakenBack,
} from '@/lib/shared/schemas/register-api';
import {
  type ImportPreview,
  type ImportState,
  zImportPreview,
  zImportState,
} from '@/lib/shared/schemas/register-import-api';
import { type ApiAnswer, callApi } from '../staff/api-call';

/** What the forms send. */
export type AddInput = z.input<typeof zAddRequest>;
export type ChangeInput = z.input<typeof zChangeRequest>;

const post = (json: unknown): RequestInit => ({ method: 'POST', body: JSON.stringify(json) });
const entryPath = (id: string): string => `/api/register/entries/${encodeURIComponent(id)}`;
const importPath = (id: string): string => `/api/register/imports/${encodeURIComponent(id)}`;

export const addHousehold = (request: AddInput): Promise<ApiAnswer<RegisterEntry>> =>
  callApi('/api/register/entries', zRegisterEntry, post(request));

/** Answers with the entry that holds from the month on. */
export const changeHousehold = (id: string, request: ChangeInput): Promise<ApiAnswer<RegisterEntry>> =>
  callApi(`${entryPath(id)}/change`, zRegisterEntry, post(request));

export const endHousehold = (
  id: string,
  request: { readonly from: number; readonly version: number },
): Promise<ApiAnswer<RegisterEntry>> => callApi(`${entryPath(id)}/end`, zRegisterEntry, post(request));

export const takeBack = (id: string, version: number): Promise<ApiAnswer<{ entryId: string | null }>> =>
  callApi(`${entryPath(id)}/take-back`, zTakenBack, post({ version }));

/** Who has a number in the own register. 404 CLIENT_UNKNOWN. */
export const findClient = (number: string): Promise<ApiAnswer<Client>> =>
  callApi(`/api/register/clients?number=${encodeURIComponent(number)}`, zClient);

export const checkFile = (file: {
  readonly fileName: string;
  readonly csv: string;
}): Promise<ApiAnswer<ImportPreview>> => callApi('/api/register/imports', zImportPreview, post(file));

export const confirmFile = (id: string): Promise<ApiAnswer<ImportState>> =>
  callApi(`${importPath(id)}/confirm`, zImportState, { method: 'POST' });

export const cancelFile = (id: string): Promise<ApiAnswer<ImportState>> =>
  callApi(importPath(id), zImportState, { method: 'DELETE' });

export const fileState = (id: string): Promise<ApiAnswer<ImportState>> => callApi(importPath(id), zImportState);
