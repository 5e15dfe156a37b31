import { withRole } from '@/lib/server/auth/with-role';
import { registerDeps } from '@/lib/server/register-deps';
import { previewImport } from '@/lib/server/services/register-desk-import';
import { IMPORT_MAX_CHARACTERS, zImportFile } from '@/lib/shared/schemas/register-import-api';

/** Twenty megabytes of text, and what JSON adds to it. */
const MAX_BYTES = IMPORT_MAX_CHARACTERS * 1.2;

/** Checks a file for the own register: nothing is taken in before it is confirmed. */
export const POST = withRole(
  ['caseworker', 'uwv'],
  { body: zImportFile, maxBytes: MAX_BYTES },
  async ({ actor, body }) => ({ json: await previewImport(actor, body, registerDeps()) }),
);
