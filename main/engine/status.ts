import type { AccountId } from '#domain/ids.ts';
import type { Accounts } from '#main/accounts/accounts.ts';
import type { Clients } from '#main/accounts/clients.ts';
import { isSampleOver, SAMPLE_KEY } from '#main/commands/sample-memory.ts';
import { readSettings, SETTINGS_KEY } from '#main/commands/settings.ts';
import type { Ports, SecretsState } from '#main/ports.ts';
import type { OpenedStore } from '#main/store/open.ts';
import type { Rate, Status } from '#main/views/view.ts';
import type { About } from './about.ts';

/** The state of the world that is in no collection, for the views. */
export type LiveStatus = {
  readonly read: () => Status;
  /** After every change; the answer ends it. */
  readonly onChange: (listener: () => void) => () => void;
  readonly setSyncing: (syncing: ReadonlySet<string>) => void;
  close(): void;
};

type Given = {
  readonly about: About;
  readonly accounts: Pick<Accounts, 'prompts' | 'onPrompt'>;
  readonly clients: Clients;
  readonly store: OpenedStore;
};

export function createStatus(ports: Ports, given: Given): LiveStatus {
  const { about, clients, store } = given;
  const listeners = new Set<() => void>();
  let syncing: ReadonlySet<string> = new Set();
  let rates: ReadonlyMap<AccountId, Rate> = new Map();
  let secrets: SecretsState = 'keychain';
  let isClosed = false;
  const sinceNow = (): number | null => (ports.online.isOnline() ? null : ports.clock.now());
  let offlineSince = sinceNow();
  const tell = (): void => {
    if (!isClosed) for (const listener of listeners) listener();
  };
  const look = async (): Promise<void> => {
    secrets = await ports.secrets.state();
    if (isClosed) return;
    const accounts = await store.acrossWorkspaces.find('accounts', {});
    const known = accounts.map(({ id }) => [id, clients.rateOf(id)] as const);
    rates = new Map(known.flatMap(([id, rate]) => (rate === null ? [] : [[id, rate] as const])));
    tell();
  };
  const lookSafely = (): void => void look().catch(() => ports.log('status.bug'));
  lookSafely();
  const stops = [
    ports.online.onChange(() => {
      offlineSince = ports.online.isOnline() ? null : (offlineSince ?? sinceNow());
      tell();
    }),
    given.accounts.onPrompt(tell),
    store.onDamaged(tell),
    ports.settings.onChange(SETTINGS_KEY, tell),
    ports.settings.onChange(SAMPLE_KEY, tell),
    store.onChange(({ collection }) => {
      if (collection === 'accounts') lookSafely();
    }),
  ];
  return {
    read: () => ({
      ...about,
      dataFolder: ports.files.dataDir,
      isOnline: ports.online.isOnline(),
      offlineSince,
      secrets,
      settings: readSettings(ports.settings),
      sampleWasRemoved: isSampleOver(ports.settings),
      restored: store.restored,
      isDamaged: store.isDamaged(),
      syncing,
      rates,
      prompts: given.accounts.prompts(),
    }),
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    setSyncing(now) {
      syncing = now;
      // When something ends, a server may have told its limit.
      if (now.size === 0) lookSafely();
      else tell();
    },
    close() {
      isClosed = true;
      for (const stop of stops) stop();
    },
  };
}
