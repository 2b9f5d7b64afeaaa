import type { AccountCapabilities } from '#domain/capabilities.ts';
import { feedKey, type Feed } from '#domain/network.ts';
import {
  ConnectorError,
  type ActionRequest,
  type NetworkClient,
  type PullPage,
  type PullRequest,
  type RemoteMessage,
} from '#main/networks/connector.ts';

/**
 * A network whose answers a test decides. `pull` asks `onPull`; without one every page is empty.
 * The cursor counts the pulls of a feed.
 */
export type FakeNetwork = {
  readonly client: NetworkClient;
  readonly pulls: PullRequest[];
  readonly actions: ActionRequest[];
  readonly threads: string[];
  onPull: ((request: PullRequest) => Partial<PullPage> | Promise<Partial<PullPage>>) | null;
  onAct: ((request: ActionRequest) => { undo?: string }) | null;
  onThread: ((remoteId: string) => readonly RemoteMessage[]) | null;
  /** What the account can do; null: the server does not say. */
  capabilities: AccountCapabilities | null;
  /** How often a feed was asked for news. */
  asked(key: string): number;
  nudge(feed: Feed): void;
};

export function createFakeNetwork(): FakeNetwork {
  const listeners = new Set<(feed: Feed) => void>();
  const fake: FakeNetwork = {
    pulls: [],
    actions: [],
    threads: [],
    onPull: null,
    onAct: null,
    onThread: null,
    capabilities: null,
    asked: (key) =>
      fake.pulls.filter(({ feed, direction }) => direction === 'forward' && feedKey(feed) === key)
        .length,
    nudge(feed) {
      for (const listener of listeners) listener(feed);
    },
    client: {
      async capabilities() {
        await Promise.resolve();
        if (fake.capabilities !== null) return fake.capabilities;
        throw new ConnectorError({ code: 'server-unsupported' }, true);
      },
      async pull(request) {
        fake.pulls.push(request);
        const page = (await fake.onPull?.(request)) ?? {};
        return { changes: [], cursor: fake.pulls.length, more: false, ...page };
      },
      async thread(remoteId) {
        fake.threads.push(remoteId);
        const messages = fake.onThread?.(remoteId) ?? [];
        return await Promise.resolve({ messages, isComplete: true });
      },
      actions: {
        async act(request) {
          fake.actions.push(request);
          return await Promise.resolve(fake.onAct?.(request) ?? {});
        },
      },
      stream: {
        open(onNudge) {
          listeners.add(onNudge);
          return { close: () => void listeners.delete(onNudge) };
        },
      },
      signOut: async () => await Promise.resolve(),
      close: async () => await Promise.resolve(),
    },
  };
  return fake;
}

/** Something that somebody wrote to the account, at `createdAt` ms since epoch. */
export function fetchedMessage(
  remoteId: string,
  createdAt: number,
  change: Partial<RemoteMessage> = {},
): RemoteMessage {
  return {
    remoteId,
    kind: 'mention',
    direction: 'in',
    rootRemoteId: remoteId,
    author: { remoteId: 'jana', name: 'Jana', handle: '@jana@dresden.example' },
    text: `words of ${remoteId}`,
    spans: [],
    media: [],
    counts: {},
    mine: {},
    version: createdAt,
    createdAt,
    needsAnswer: true,
    ...change,
  };
}
