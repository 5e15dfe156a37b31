import { privateKeyToAccount } from 'viem/accounts';
import { describe, expect, it } from 'vitest';
import { createBackup, openBackup } from '@/lib/shared/card/backup';
import { bigEndian, fromHex, toBigEndian, toBytes, toHex } from '@/lib/shared/card/bytes';
import {
  encryptionKeyPair,
  randomSecret,
  secretFromSignature,
  storeId,
  unlockTypedData,
} from '@/lib/shared/card/identity';
import { openSealed, parseCredential } from '@/lib/shared/card/mailbox';
import { FIELD_ORDER } from '@/lib/shared/protocol/field';
import { identityOf, issuer, seal, seededRandom, statementJson } from './support/world';

const SALT = toHex(seededRandom('deployment')(32));
const OTHER_SALT = toHex(seededRandom('other deployment')(32));
const account = privateKeyToAccount(toHex(seededRandom('wallet')(32)));
const SECP256K1_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

describe('identity', () => {
  it('C-01 a wallet makes the same card each time, and another one in another deployment', async () => {
    const first = secretFromSignature(await account.signTypedData(unlockTypedData(SALT)), SALT);
    const again = secretFromSignature(await account.signTypedData(unlockTypedData(SALT)), SALT);
    const other = secretFromSignature(await account.signTypedData(unlockTypedData(OTHER_SALT)), OTHER_SALT);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
    expect(first > 0n && first < FIELD_ORDER).toBe(true);
  });

  it('C-02 high s, another v, and the 64-byte form of one signature make one card', async () => {
    const signature = await account.signTypedData(unlockTypedData(SALT));
    const bytes = fromHex(signature);
    const s = bigEndian(bytes.slice(32, 64));
    const v = bytes[64] ?? 0;
    const r = [...bytes.slice(0, 32)];
    const high = toHex(toBytes([...r, ...toBigEndian(SECP256K1_ORDER - s, 32), v === 27 ? 28 : 27]));
    const zeroOne = toHex(toBytes([...bytes.slice(0, 64), v - 27]));
    const compact = toHex(toBytes([...r, ...toBigEndian(s | (BigInt(v - 27) << 255n), 32)]));
    const expected = secretFromSignature(signature, SALT);
    for (const variant of [high, zeroOne, compact]) expect(secretFromSignature(variant, SALT)).toBe(expected);
  });

  it('C-03 a contract wallet, whose signature has another length, is refused for derivation', () => {
    expect(() => secretFromSignature(`0x${'ab'.repeat(96)}`, SALT)).toThrow('INPUT_MALFORMED');
    expect(() => secretFromSignature('0x', SALT)).toThrow('INPUT_MALFORMED');
  });

  it('C-04 the unlock message names no chain and no account', () => {
    const message = JSON.stringify(unlockTypedData(SALT));
    expect(message).not.toMatch(/chainId|verifyingContract|address/i);
    expect(unlockTypedData(SALT).domain.name).toBe('Voorzien');
  });

  it('C-05 the encryption key follows from the secret; the store is not named after the holder', async () => {
    const { secret, holder } = await identityOf('anna');
    expect((await encryptionKeyPair(secret)).publicKey).toBe((await encryptionKeyPair(secret)).publicKey);
    expect(fromHex((await encryptionKeyPair(secret)).publicKey)).toHaveLength(65);
    expect(storeId(secret)).not.toContain(holder.toString(16).slice(0, 12));
    expect(randomSecret(seededRandom('a'))).not.toBe(randomSecret(seededRandom('b')));
  });
});

describe('mailbox', () => {
  it('C-06 opens what was sealed to the card, and nothing else', async () => {
    const anna = await identityOf('anna');
    const bram = await identityOf('bram');
    const content = statementJson(issuer('rides'), { holder: anna.holder, netCents: 118000n });
    const sealed = await seal('income', content, anna.keyPair.publicKey);
    expect(await openSealed({ kind: 'income', sealed }, anna.keyPair)).toEqual(content);
    await expect(openSealed({ kind: 'income', sealed }, bram.keyPair)).rejects.toThrow('CREDENTIAL_MALFORMED');
    await expect(openSealed({ kind: 'entitlement', sealed }, anna.keyPair)).rejects.toThrow('CREDENTIAL_MALFORMED');
    expect(() => parseCredential('entitlement', content)).toThrow('CREDENTIAL_MALFORMED');
    expect(parseCredential('income', content).type[1]).toBe('IncomeStatement');
  });
});

describe('backup', () => {
  const passphrase = 'juist paard batterij nietje';

  it('C-07 comes back with the passphrase, and does not hold the secret in the clear', async () => {
    const { secret } = await identityOf('anna');
    const file = await createBackup(secret, passphrase, seededRandom('backup'));
    expect(await openBackup(file, passphrase)).toBe(secret);
    expect(file).not.toContain(String(secret));
    expect(file).not.toContain(secret.toString(16));
  });

  it('C-08 a wrong passphrase, a changed file and weaker rounds are BACKUP_UNREADABLE', async () => {
    const { secret } = await identityOf('anna');
    const file = await createBackup(secret, passphrase, seededRandom('backup'));
    await expect(openBackup(file, `${passphrase}!`)).rejects.toThrow('BACKUP_UNREADABLE');
    await expect(openBackup(file.replace('600000', '600001'), passphrase)).rejects.toThrow('BACKUP_UNREADABLE');
    await expect(openBackup(file.replace('600000', '1000'), passphrase)).rejects.toThrow('BACKUP_UNREADABLE');
    await expect(openBackup('{"format":"voorzien-card-backup"}', passphrase)).rejects.toThrow('BACKUP_UNREADABLE');
    await expect(createBackup(secret, 'kort', seededRandom('backup'))).rejects.toThrow('INPUT_MALFORMED');
  });
});
