import { z } from 'zod';
import { AppError } from '../errors/app-error';
import type { SecretIdentity } from '../protocol/hashes';
import { zField, zHex } from '../schemas/primitives';
import { fromHex, fromUtf8, toBytes, toHex, utf8 } from './bytes';
import type { RandomBytes } from './identity';

/** OWASP Password Storage Cheat Sheet: at least 600,000 rounds of PBKDF2-HMAC-SHA256. */
const ITERATIONS = 600_000;
/** A hostile file may not keep the browser busy for hours. */
const MAX_ITERATIONS = 10_000_000;
export const MIN_PASSPHRASE_LENGTH = 12;
const MAX_FILE_LENGTH = 10_000;

const zBackup = z.strictObject({
  format: z.literal('voorzien-card-backup'),
  version: z.literal(1),
  kdf: z.strictObject({
    name: z.literal('PBKDF2-SHA256'),
    iterations: z.number().int().min(ITERATIONS).max(MAX_ITERATIONS),
    salt: zHex,
  }),
  cipher: z.strictObject({ name: z.literal('AES-256-GCM'), iv: zHex }),
  ciphertext: zHex,
});
type Backup = z.output<typeof zBackup>;

const zContent = z.strictObject({ secret: zField });

async function backupKey(passphrase: string, kdf: Backup['kdf']): Promise<CryptoKey> {
  // NFKC: the same passphrase typed on another keyboard gives the same bytes.
  const material = await crypto.subtle.importKey('raw', utf8(passphrase.normalize('NFKC')), 'PBKDF2', false, [
    'deriveKey',
  ]);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt: fromHex(kdf.salt), iterations: kdf.iterations },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

/** What the tag covers besides the secret: a changed header does not open. */
const header = ({ format, version, kdf, cipher }: Omit<Backup, 'ciphertext'>) =>
  utf8(JSON.stringify([format, version, kdf.name, kdf.iterations, kdf.salt, cipher.name, cipher.iv]));

/**
 * The card's secret in a file that only the passphrase opens.
 * @param passphrase at least MIN_PASSPHRASE_LENGTH characters
 * @throws INPUT_MALFORMED when the passphrase is too short
 */
export async function createBackup(secret: SecretIdentity, passphrase: string, random: RandomBytes): Promise<string> {
  if (passphrase.length < MIN_PASSPHRASE_LENGTH) throw new AppError('INPUT_MALFORMED');
  const open = {
    format: 'voorzien-card-backup',
    version: 1,
    kdf: { name: 'PBKDF2-SHA256', iterations: ITERATIONS, salt: toHex(random(16)) },
    cipher: { name: 'AES-256-GCM', iv: toHex(random(12)) },
  } as const;
  const key = await backupKey(passphrase, open.kdf);
  const ciphertext = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: fromHex(open.cipher.iv), additionalData: header(open) },
    key,
    utf8(JSON.stringify({ secret: String(secret) })),
  );
  return JSON.stringify({ ...open, ciphertext: toHex(toBytes(ciphertext)) }, null, 2);
}

/** @throws BACKUP_UNREADABLE for a wrong passphrase, a changed file, another format or version */
export async function openBackup(file: string, passphrase: string): Promise<SecretIdentity> {
  try {
    if (file.length > MAX_FILE_LENGTH) throw new AppError('BACKUP_UNREADABLE');
    const backup = zBackup.parse(JSON.parse(file));
    const key = await backupKey(passphrase, backup.kdf);
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: fromHex(backup.cipher.iv), additionalData: header(backup) },
      key,
      fromHex(backup.ciphertext),
    );
    return zContent.parse(JSON.parse(fromUtf8(toBytes(plain)))).secret;
  } catch (cause) {
    throw new AppError('BACKUP_UNREADABLE', { cause });
  }
}
