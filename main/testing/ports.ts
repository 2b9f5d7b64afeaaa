import { randomBytes, randomUUID } from 'node:crypto';
import { createNodeNetwork } from '#main/networks/http-node.ts';
import type { Clock, FileToSave, Notice, Ports } from '#main/ports.ts';

/** Ports for a whole engine inside a test: real time and real loopback requests, the rest in memory. */
export type TestPorts = Ports & {
  /** What a person or the machine would do. */
  readonly test: {
    setOnline(isOnline: boolean): void;
    resume(): void;
    /** The browser hands over an address of our scheme. */
    link(address: string): void;
    readonly secrets: ReadonlyMap<string, string>;
    /** Pages that would have been opened in the browser, newest last. */
    readonly opened: readonly string[];
    /** Files that would have been put somewhere, newest last. */
    readonly saved: readonly FileToSave[];
    readonly notices: readonly Notice[];
    /** Events of the log with their fields. */
    readonly logged: readonly (readonly [event: string, fields: object])[];
  };
};

/** Real time; no timer keeps the process alive. */
export const realClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, Math.max(ms, 0)).unref();
    return () => clearTimeout(timer);
  },
};

function listen(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function tell(listeners: ReadonlySet<() => void>): void {
  for (const listener of listeners) listener();
}

export function createTestPorts(dataDir: string, clock: Clock = realClock): TestPorts {
  let isOnline = true;
  const onlineListeners = new Set<() => void>();
  const resumeListeners = new Set<() => void>();
  const linkListeners = new Set<(address: string) => void>();
  const secrets = new Map<string, string>();
  const settings = new Map<string, unknown>();
  const settingsListeners = new Map<string, Set<() => void>>();
  const opened: string[] = [];
  const saved: FileToSave[] = [];
  const notices: Notice[] = [];
  const logged: (readonly [string, object])[] = [];
  return {
    clock,
    random: {
      uuid: () => randomUUID(),
      bytes: (length) => new Uint8Array(randomBytes(length)),
      fraction: () => Math.random(),
    },
    network: createNodeNetwork(),
    online: {
      isOnline: () => isOnline,
      onChange: (listener) => listen(onlineListeners, listener),
      onResume: (listener) => listen(resumeListeners, listener),
    },
    secrets: {
      state: async () => await Promise.resolve('keychain'),
      put: async (ref, secret) => {
        await Promise.resolve();
        secrets.set(ref, secret);
      },
      get: async (ref) => await Promise.resolve(secrets.get(ref) ?? null),
      drop: async (ref) => {
        await Promise.resolve();
        secrets.delete(ref);
      },
    },
    settings: {
      get: (key) => settings.get(key),
      set(key, value) {
        settings.set(key, value);
        tell(settingsListeners.get(key) ?? new Set());
      },
      onChange(key, listener) {
        const listeners = settingsListeners.get(key) ?? new Set();
        settingsListeners.set(key, listeners);
        return listen(listeners, listener);
      },
    },
    links: {
      claim: () => undefined,
      onLink(listener) {
        linkListeners.add(listener);
        return () => void linkListeners.delete(listener);
      },
    },
    files: { dataDir },
    desktop: {
      async openExternal(url) {
        opened.push(url);
        return await Promise.resolve(null);
      },
      async saveFile(file) {
        saved.push(file);
        return await Promise.resolve({ kind: 'saved' });
      },
      notify: (notice) => void notices.push(notice),
      setBadge: () => undefined,
      restart: () => undefined,
    },
    log: (event, fields = {}) => void logged.push([event, fields]),
    test: {
      setOnline(value) {
        isOnline = value;
        tell(onlineListeners);
      },
      resume: () => tell(resumeListeners),
      link(address) {
        for (const listener of linkListeners) listener(address);
      },
      secrets,
      opened,
      saved,
      notices,
      logged,
    },
  };
}
