import { afterAll, beforeAll } from 'vitest';
import type {
  NetworkClient,
  PullPage,
  PullRequest,
  RemoteMessage,
} from '#main/networks/connector.ts';
import type { NetworkAccess } from '#main/ports.ts';
import {
  INCOMING,
  lend,
  markOf,
  messagesOf,
  network as realNetwork,
  signal,
  unique,
  type ConnectorBed,
  type ConnectorHarness,
  type Words,
} from './bed.ts';
import { until } from './jobs.ts';

/** One network on its bed, as the cases see it. */
export type Suite = {
  readonly harness: ConnectorHarness;
  readonly patienceMs: number;
  bed(): ConnectorBed;
  client(): NetworkClient;
  /** The way out for everything that is not meant to fail. */
  network(): NetworkAccess;
  /** The same account over another way out; closed at the end. */
  open(access: NetworkAccess, faster?: number): NetworkClient;
  /** Closed at the end. */
  keep(what: { close(): Promise<void> }): void;
  textOf(words: Words): string;
  /** The message that was written with these words before the cases began. */
  incoming(words: Words): RemoteMessage;
  /** Asks until a message with the mark of `text` is there; the newest copy of it. */
  received(text: string, look?: { readonly cursor?: unknown }): Promise<RemoteMessage>;
};

/** A page of the feed that brings what people write. */
export async function pullFrom(
  suite: Suite,
  from: NetworkClient,
  { cursor = null, direction = 'forward' }: Partial<Pick<PullRequest, 'cursor' | 'direction'>> = {},
): Promise<PullPage> {
  const { feed = { kind: 'interactions' } } = suite.harness;
  return await from.pull({ feed, cursor, direction, signal });
}

/** All pages from a cursor on, at most so many. */
const MOST_PAGES = 20;

type Look = { readonly cursor?: unknown };

/** Registers start and stop of the bed with the suite that is being described. */
export function prepareSuite(harness: ConnectorHarness): Suite {
  const { connector, patienceMs = 5000 } = harness;
  const marked = new Map(INCOMING.map((words) => [words, unique(words)]));
  const arrived = new Map<string, RemoteMessage>();
  const open: { close(): Promise<void> }[] = [];
  let bed: ConnectorBed | null = null;
  let client: NetworkClient | null = null;

  const lookFor = async (mark: string, { cursor = null }: Look): Promise<RemoteMessage | null> => {
    const found: RemoteMessage[] = [];
    let from = cursor;
    for (let pages = 0; pages < MOST_PAGES; pages++) {
      const page = await pullFrom(suite, suite.client(), { cursor: from });
      found.push(...messagesOf(page).filter((message) => message.text.includes(mark)));
      from = page.cursor;
      if (!page.more) break;
    }
    return found.at(-1) ?? null;
  };
  const suite: Suite = {
    harness,
    patienceMs,
    bed() {
      if (bed === null) throw new Error('The bed is not up');
      return bed;
    },
    client() {
      if (client === null) throw new Error('The bed is not up');
      return client;
    },
    network: () => suite.bed().network ?? realNetwork,
    open(access, faster = 1) {
      const opened = connector.open(suite.bed().session, lend(access, faster));
      open.push(opened);
      return opened;
    },
    keep: (what) => void open.push(what),
    textOf: (words) => marked.get(words) ?? words,
    incoming(words) {
      const message = arrived.get(words);
      if (message === undefined) throw new Error(`"${words}" never arrived`);
      return message;
    },
    received: async (text, look = {}) =>
      await until(async () => await lookFor(markOf(text), look), patienceMs),
  };

  beforeAll(async () => {
    bed = await harness.start();
    client = suite.open(suite.network());
    // All at the beginning: real servers take their time to deliver.
    for (const words of INCOMING) await bed.writeToAccount(suite.textOf(words));
    for (const words of INCOMING) arrived.set(words, await suite.received(suite.textOf(words)));
  }, 180_000);
  afterAll(async () => {
    await Promise.all(open.map(async (one) => await one.close()));
    await bed?.stop();
  }, 60_000);
  return suite;
}
