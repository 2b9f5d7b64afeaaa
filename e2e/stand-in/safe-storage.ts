import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { app } from './app.ts';
import { state } from './state.ts';

const IV_LENGTH = 12;
const TAG_LENGTH = 16;

/** The key lies beside the data, readable by this user only: no keyring, so `basic_text` is honest. */
function key(): Buffer {
  if (!state.isReady) throw new Error('safeStorage cannot be used before app is ready');
  const file = join(app.getPath('userData'), 'stand-in.key');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600, flag: 'wx' });
  return readFileSync(file);
}

export const safeStorage = {
  isAsyncEncryptionAvailable: async () => await Promise.resolve(state.isReady),
  getSelectedStorageBackend: () => (state.isReady ? 'basic_text' : 'unknown'),
  setUsePlainTextEncryption: () => {},
  async encryptStringAsync(text: string) {
    const iv = randomBytes(IV_LENGTH);
    const cipher = createCipheriv('aes-256-gcm', key(), iv);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return await Promise.resolve(Buffer.concat([iv, cipher.getAuthTag(), sealed]));
  },
  async decryptStringAsync(sealed: Buffer) {
    const decipher = createDecipheriv('aes-256-gcm', key(), sealed.subarray(0, IV_LENGTH));
    decipher.setAuthTag(sealed.subarray(IV_LENGTH, IV_LENGTH + TAG_LENGTH));
    const text = decipher.update(sealed.subarray(IV_LENGTH + TAG_LENGTH), undefined, 'utf8');
    const result = text + decipher.final('utf8');
    return await Promise.resolve({ result, shouldReEncrypt: false });
  },
} satisfies Partial<SafeStorage>;
