import type { Feed } from '#domain/network.ts';
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
import type { Fault } from './faults.ts';
import type { Lie } from './lies.ts';
import { testPorts } from './test-ports.ts';

/** A server with one account of ours and somebody who writes to it: real, or one of our own. */
export type ConnectorBed = {
  readonly session: Session;
  /** As `session.secret`, with a token that the server does not know; absent where nobody signs in. */
  readonly badSecret?: string;
  /** The way out, where the network's own hosts have to lead to the server; default the real one. */
  readonly network?: NetworkAccess;
  /** Somebody writes `text` to the account: a reply, a mention, a comment. */
  writeToAccount(text: string): Promise<void>;
  /** Texts of what the account wrote, as they stand on the server. */
  ownPosts(): Promise<readonly string[]>;
  /** Somebody changes what they wrote, when the network lets them and we would learn of it. */
  edit?(text: string, to: string): Promise<void>;
  /** Somebody takes back what they wrote, when we would learn of it. */
  remove?(text: string): Promise<void>;
  stop(): Promise<void>;
};
export type ConnectorHarness = {
  readonly connector: NetworkConnector;
  /** What the table of `npm run conformance` says beside every result. */
  readonly server: 'real' | 'own server';
  start(): Promise<ConnectorBed>;
  /** How long a message may take to arrive, default 5 s. */
  readonly patienceMs?: number;
  /** The feed that brings what people write to the account, default "interactions". */
  readonly feed?: Feed;
  /** What comes in waits for an answer; "no" for networks that are only read. Default "yes". */
  readonly wantsAnswer?: 'yes' | 'no';
  /** "no": what was handed over and confirmed the network has forgotten. Default "yes". */
  readonly keepsPast?: 'yes' | 'no';
  /** Messages for paging, default 90: more than one page of every network so far. */
  readonly many?: number;
  /** Lengths of texts as the network itself publishes or shows them. */
  readonly lengths?: readonly (readonly [text: string, length: number])[];
  /** Of a network that is not spoken over HTTP: what may stand between us and the server. */
  readonly wire?: {
    readonly faults: readonly Fault[];
    /** The server does what is written, and its answers to that never come back. */
    readonly loseAnswers: (network: NetworkAccess) => NetworkAccess;
    /** What can be told over such a wire; a network without any shows it in tests of its own. */
    readonly lies: readonly Lie[];
  };
};

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
  'to be changed',
  'to be taken back',
  'Tea & cake for < 5 €, "quoted" <b>not bold</b>',
] as const;
export type Words = (typeof INCOMING)[number];
/** A long-running server has seen the same words before: a mark at the end tells them apart. */
export function unique(text: string): string {
  return `${text} ${Math.random().toString(36).slice(2)}`;
}
/** The words themselves may come back in another form; the mark does not. */
export function markOf(text: string): string {
  return text.slice(text.lastIndexOf(' ') + 1);
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

/** The real way out. */
export const network: NetworkAccess = testPorts().network;
export const signal: AbortSignal = new AbortController().signal;

export function lend(access: NetworkAccess, faster = 1): ConnectorPorts {
  const ports = testPorts({ network: access, faster });
  return { ...ports, http: createHttp(ports), saveSecret: save };
}

export function chosen(client: NetworkClient): { chosenId?: string } {
  const chosenId = client.replies?.chooseId?.();
  return chosenId === undefined ? {} : { chosenId };
}
