import { safeStorage } from 'electron';
import ElectronStore from 'electron-store';
import type { Log, Secrets, SecretsState } from '#main/ports.ts';

/** What Electron seals tokens with; a part of `safeStorage`, so that a test can lend another. */
type Sealing = Pick<
  typeof safeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'
>;

/**
 * Tokens in `secrets.json` (mode 0600), each sealed by the operating system. On a Linux without a
 * keyring Electron seals with a key that anyone can find: state `weak`, and the person is told.
 */
export function openSecrets(dataDir: string, log: Log): Secrets {
  const store = new ElectronStore<Record<string, unknown>>({
    name: 'secrets',
    cwd: dataDir,
    configFileMode: 0o600,
    clearInvalidConfig: true,
    accessPropertiesByDotNotation: false,
  });
  let isPrepared = false;
  const prepared = async (): Promise<Sealing> => {
    // Without this Electron refuses to seal at all where there is no keyring.
    if (!isPrepared && isWeak()) safeStorage.setUsePlainTextEncryption(true);
    isPrepared = true;
    return await Promise.resolve(safeStorage);
  };

  return {
    async state(): Promise<SecretsState> {
      const sealing = await prepared();
      if (!(await sealing.isAsyncEncryptionAvailable())) return 'unavailable';
      return isWeak() ? 'weak' : 'keychain';
    },
    async put(ref, secret) {
      const sealed = await (await prepared()).encryptStringAsync(secret);
      store.set(ref, sealed.toString('base64'));
    },
    async get(ref) {
      const stored = store.get(ref);
      if (typeof stored !== 'string') return null;
      const sealing = await prepared();
      try {
        const opened = await sealing.decryptStringAsync(Buffer.from(stored, 'base64'));
        if (opened.shouldReEncrypt) {
          const fresh = await sealing.encryptStringAsync(opened.result);
          store.set(ref, fresh.toString('base64'));
        }
        return opened.result;
      } catch {
        log('secrets.cannot-open');
        return null;
      }
    },
    async drop(ref) {
      store.delete(ref);
      await Promise.resolve();
    },
  };
}

/** The name of the keyring exists on Linux only, though the types say otherwise. */
function isWeak(): boolean {
  if (!('getSelectedStorageBackend' in safeStorage)) return false;
  return ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend());
}
