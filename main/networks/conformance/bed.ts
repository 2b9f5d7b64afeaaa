import {
  ConnectorError,
  type ConnectorPorts,
  type NetworkClient,
  type NetworkConnector,
  type PullPage,
  type RemoteMessage,
  type Session,
} from '#main/networks/connector.ts';
import { createHttp } from '#main/networks/http-door.ts';
import type { NetworkAccess } from '#main/ports.ts';
import type { LoopbackAnswer } from './loopback-server.ts';
import { testPorts } from './test-ports.ts';

/** A server with one account of ours and somebody who writes to it: real, or a loopback one. */
export type ConnectorBed = {
  readonly session: Session;
  /** As `session.secret`, with a token that the server does not know. */
  readonly badSecret: string;
  /** Somebody writes `text` to the account: a reply, a mention, a comment. */
  writeToAccount(text: string): Promise<void>;
  /** Texts of what the account wrote, as they stand on the server. */
  ownPosts(): Promise<readonly string[]>;
  stop(): Promise<void>;
};
export type ConnectorHarness = {
  readonly connector: NetworkConnector;
  start(): Promise<ConnectorBed>;
  /** How long a message may take to arrive, default 5 s. */
  readonly patienceMs?: number;
};

export const HTML: LoopbackAnswer = {
  headers: { 'content-type': 'text/html' },
  body: '<!doctype html><title>Welcome</title>',
};
/** What may answer instead of the server; what reading says; may a write be repeated? */
export const FAULTS: readonly (readonly [string, LoopbackAnswer, string, boolean])[] = [
  ['a connection that dies', { kind: 'reset' }, 'unreachable', false],
  ['half an answer', { kind: 'cut' }, 'unreachable', false],
  ['HTML', HTML, 'not-an-api', false],
  ['JSON of another shape', { kind: 'json', value: 'hello' }, 'bad-answer', false],
  ['endless bytes', { kind: 'flood' }, 'too-large', false],
  ['silence', { kind: 'silence' }, 'timeout', false],
  ['500', { status: 500 }, 'server-error', false],
  ['429', { status: 429, headers: { 'retry-after': '60' } }, 'rate-limited', true],
];
/** What is written to the account before the tests start. */
export const INCOMING = [
  'Are you open on Sunday?',
  'first',
  'anew',
  'context',
  'answer me',
  'lost',
  'twice',
  'like',
] as const;
export type Words = (typeof INCOMING)[number];
/** A long-running server has seen the same words before. */
export function unique(text: string): string {
  return `${text} ${Math.random().toString(36).slice(2)}`;
}
export const save = async (): Promise<void> => await Promise.resolve();

export function messagesOf(page: PullPage): readonly RemoteMessage[] {
  return page.changes.flatMap((change) => (change.kind === 'message' ? [change.message] : []));
}

export async function troubleOf(work: () => Promise<unknown>): Promise<ConnectorError> {
  try {
    await work();
  } catch (error) {
    // Anything else is a bug of the connector, and shows as one.
    if (error instanceof ConnectorError) return error;
    throw error;
  }
  throw new Error('There was no trouble');
}

/** The real way out, for everything that is not meant to fail. */
export const network: NetworkAccess = testPorts().network;
export const signal: AbortSignal = new AbortController().signal;

export function lend(access: NetworkAccess, faster = 1): ConnectorPorts {
  const ports = testPorts({ network: access, faster });
  return { ...ports, http: createHttp(ports), saveSecret: save };
}

export async function pull(from: NetworkClient, cursor: unknown = null): Promise<PullPage> {
  return await from.pull({ feed: { kind: 'interactions' }, cursor, direction: 'forward', signal });
}

export function chosen(client: NetworkClient): { chosenId?: string } {
  const chosenId = client.replies?.chooseId?.();
  return chosenId === undefined ? {} : { chosenId };
}
