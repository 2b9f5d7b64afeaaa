import type { AccountCapabilities, ActionKind } from '#domain/capabilities.ts';
import type { Failure } from '#domain/failure.ts';
import type { NewGap } from '#domain/gaps.ts';
import type { FetchedAuthor, FetchedMessage } from '#domain/merge.ts';
import type { ModerationAction } from '#domain/message-action.ts';
import type { MessageKind, Moderation } from '#domain/message.ts';
import type { Feed, NetworkInfo } from '#domain/network.ts';
import type { Addressee, ReplyContent, SendIntent } from '#domain/reply.ts';
import type { SignInMethod, SignInPrompt } from '#domain/sign-in.ts';
import type { Clock, Log, NetworkAccess, Random } from '#main/ports.ts';
import type { Http } from './http.ts';
import { withoutSecrets } from './without-secrets.ts';

/**
 * What a network fulfils. Optional = absent: a network that cannot do something lacks the property.
 * Every function may be called again after a crash with the same arguments and must then do no harm.
 * Expected trouble is thrown as `ConnectorError` and nothing else; anything else is a bug.
 */
export type NetworkConnector = {
  readonly info: NetworkInfo;
  /**
   * Does this input (an address, a handle, a site) belong to this network? null when it clearly does
   * not. May ask the server, within `lent.signal`.
   */
  probe(input: string, lent: ProbePorts): Promise<ProbeResult | null>;
  /**
   * Reads a file of subscriptions, for networks that nobody signs in to: what signing in with all of
   * them would bring. null when it is none that this network can read.
   */
  readSubscriptions?(file: string): SignedIn | null;
  /** Leads through one way of signing in. The person may take minutes; `signal` ends it. */
  signIn(request: SignInRequest, lent: SignInPorts): Promise<SignedIn>;
  /** Must be quick and do no input or output: the first call does that. */
  open(session: Session, lent: ConnectorPorts): NetworkClient;
};

/** A network as the registry knows it. Its code, with the libraries that it needs, is read later. */
export type KnownNetwork = {
  readonly info: NetworkInfo;
  readonly connector: () => Promise<NetworkConnector>;
};

/** A network whose code is there. */
export function atHand(connector: NetworkConnector): KnownNetwork {
  return { info: connector.info, connector: async () => await Promise.resolve(connector) };
}

export type ProbeResult = {
  readonly serverUrl: string;
  /** What the person will recognise: the server's own title or name. */
  readonly title: string;
  readonly software?: string;
  readonly methods: readonly SignInMethod[];
  /** Values for the form that the input already tells, for example the handle. */
  readonly prefilled?: Readonly<Record<string, string>>;
};

export type SignInRequest = {
  readonly serverUrl: string;
  readonly methodId: string;
  readonly fields: Readonly<Record<string, string>>;
};

export type SignedIn = {
  readonly serverUrl: string;
  readonly remoteUserId: string;
  readonly handle: string;
  readonly displayName: string;
  readonly avatarUrl?: string;
  readonly software?: string;
  readonly capabilities: AccountCapabilities;
  /** All that is needed to sign requests, as text. Goes to the secret store and nowhere else. */
  readonly secret: string;
  /** When only signing in again helps, ms since epoch; absent: no end is known. */
  readonly endsAt?: number;
  /** Columns that this sign-in brings along, also when the account was there before. */
  readonly columns?: readonly SignedInColumn[];
};
/** `deck`: the name of the deck that it stands in, made where there is none; absent: the first. */
export type SignedInColumn = {
  readonly feed: Feed;
  readonly name?: string;
  readonly deck?: string;
};

/** A signed-in account, as its connector gets it back. */
export type Session = {
  readonly accountId: string;
  readonly serverUrl: string;
  readonly remoteUserId: string;
  readonly handle: string;
  readonly capabilities: AccountCapabilities;
  readonly secret: string;
  /** As in `Account`. */
  readonly options?: Readonly<Record<string, unknown>>;
};

export type ProbePorts = { readonly http: Http; readonly signal: AbortSignal };

export type ConnectorPorts = {
  readonly http: Http;
  readonly network: Omit<NetworkAccess, 'fetch'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /**
   * Stores a renewed secret; resolves when it is on the disk. Use the new one only then. `endsAt`: as
   * in `SignedIn`, when the renewal moved it.
   */
  saveSecret(secret: string, endsAt?: number): Promise<void>;
  /**
   * Notes money that the network took for a request, in millionths of its currency. Absent: nobody
   * counts.
   */
  spend?(amount: number): Promise<void>;
};

export type SignInPorts = Omit<ConnectorPorts, 'saveSecret' | 'spend'> & {
  readonly signal: AbortSignal;
  /**
   * Listens once on `http://127.0.0.1:<port>/<path>`; `answer` resolves with the query of the first
   * request there and the port closes. Without `port` any free one; with it, for networks that compare
   * the whole address with a registered one, it fails with `unreachable` when the port is taken.
   */
  loopback(path: string, port?: number): Promise<WayBack>;
  /**
   * Waits for `parley://<name>?…`, for networks that refuse plain http. Any page can open such an
   * address: only a query that `isMine` (the state is ours) ends the waiting. Nothing but the query is
   * read.
   */
  scheme(name: string, isMine: (query: URLSearchParams) => boolean): WayBack;
  /** Opens a page in the person's own browser. */
  openBrowser(url: string): Promise<void>;
  /** Shows a code that has to be typed on a page; stands until the sign-in ends. */
  showCode(prompt: Omit<Extract<SignInPrompt, { kind: 'code' }>, 'kind'>): void;
  /** Asks for what only the network's page can tell, in the middle of the sign-in. */
  ask(
    prompt: Omit<Extract<SignInPrompt, { kind: 'fields' }>, 'kind'>,
  ): Promise<Readonly<Record<string, string>>>;
};

/** Where the browser is to be sent back to, and with what it came. Rejects when the sign-in ends. */
export type WayBack = {
  readonly redirectUri: string;
  readonly answer: Promise<URLSearchParams>;
};

export type NetworkClient = {
  /** Read again about daily and after a failure that hints at a change. */
  capabilities(signal: AbortSignal): Promise<AccountCapabilities>;
  /** One page. Must be safe to repeat with the same cursor. */
  pull(request: PullRequest): Promise<PullPage>;
  /** All of one conversation, for the context of an answer. */
  thread?(remoteId: string, signal: AbortSignal): Promise<ThreadResult>;
  /** The account's own lists: what a feed of the kind `list` can show. In the order of the network. */
  lists?(signal: AbortSignal): Promise<readonly RemoteList[]>;
  readonly replies?: ReplyPort;
  /** Also needs `AccountCapabilities.posts`. */
  readonly posts?: PostPort;
  readonly actions?: ActionPort;
  readonly stream?: StreamPort;
  /** Makes the token useless on the server, as far as the server lets us. */
  signOut(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
};

/** `id` is the `param` of the list's feed. */
export type RemoteList = { readonly id: string; readonly name: string };

/** `forward`: what is new since the cursor. `backfill`: older than all we have. */
export type PullRequest = {
  readonly feed: Feed;
  /** Opaque: only the connector reads it. null on the first call. */
  readonly cursor: unknown;
  readonly direction: 'forward' | 'backfill';
  readonly signal: AbortSignal;
};
export type PullPage = {
  readonly changes: readonly RemoteChange[];
  readonly cursor: unknown;
  /** There is more now: pull again at once (politely) with the new cursor. */
  readonly more: boolean;
  /** Something was missed that can not be fetched; the person is told. */
  readonly gap?: NewGap;
  /** This feed is not to be asked before, also when a person wants it. ms since epoch. */
  readonly notBefore?: number;
};
export type RemoteChange =
  | { readonly kind: 'message'; readonly message: RemoteMessage }
  | { readonly kind: 'deleted'; readonly remoteId: string; readonly at?: number };

export type RemoteAuthor = FetchedAuthor;
/** A message in the words of the domain, not yet tied to a workspace. Ids are opaque strings. */
export type RemoteMessage = FetchedMessage;
export type ThreadResult = {
  readonly messages: readonly RemoteMessage[];
  readonly isComplete: boolean;
};

export type ReplyPort = {
  /** The id that we choose for the post, where the network lets us. Pure; stored before sending. */
  chooseId?(): string;
  /**
   * One attempt. `resume` is what `save` stored in an earlier attempt. Resolves when the network said
   * yes; otherwise throws: `error.safeToRetrySend` is true only if nothing can have been written.
   */
  send(job: SendJob, save: (resume: unknown) => Promise<void>): Promise<SentReply>;
  /** Looks whether an earlier attempt arrived. Absent = the network can not be asked. */
  findSent?(job: SendJob): Promise<SentReply | 'absent' | 'cannot-tell'>;
};
export type SendJob = {
  readonly content: ReplyContent;
  readonly intent: SendIntent;
  readonly inReplyTo: {
    readonly remoteId: string;
    readonly rootRemoteId: string;
    readonly authorHandle: string;
    readonly authorRemoteId: string;
    readonly ext?: Readonly<Record<string, unknown>>;
  };
  readonly resume: unknown;
  /** Reads the bytes of an attached file. */
  readMedia(mediaId: string): Promise<Uint8Array>;
  /** Remote ids of own posts that other replies already claim: never taken for this one. */
  readonly claimedRemoteIds: ReadonlySet<string>;
  readonly signal: AbortSignal;
};
/** What answers nothing: a post, or with `to` a first direct message. As `ReplyPort` otherwise. */
export type PostPort = {
  send(job: PostJob, save: (resume: unknown) => Promise<void>): Promise<SentReply>;
  findSent?(job: PostJob): Promise<SentReply | 'absent' | 'cannot-tell'>;
};
export type PostJob = Omit<SendJob, 'inReplyTo'> & { readonly to?: Addressee };
export type SentReply = {
  readonly remoteId: string;
  readonly url?: string;
  /** The post as the server shows it, so that it stands in the conversation at once. */
  readonly message: RemoteMessage;
};

export type ActionPort = {
  /**
   * Does it, also when it was already done. `undo` is what the network gave back for taking it back
   * (a like's own id) and what comes in again as `token`.
   */
  act(request: ActionRequest): Promise<{ readonly undo?: string }>;
  /**
   * Tells the network that this message was read; an earlier one never makes a later one unread.
   * Absent: the network does not know it. For the kinds in `AccountCapabilities.marksRead`.
   */
  markRead?(request: ReadRequest): Promise<void>;
  /** Follows whoever wrote it, also when that is so already. `undo` comes in again as `token`. */
  follow?(request: FollowRequest): Promise<{ readonly undo?: string }>;
  unfollow?(request: FollowRequest): Promise<void>;
  /** Keeps whoever wrote it away from the account, also when that is so already. As `follow`. */
  block?(request: FollowRequest): Promise<{ readonly undo?: string }>;
  unblock?(request: FollowRequest): Promise<void>;
  /** Answers where the comment stands now, also when it stood there before. */
  moderate?(request: ModerateRequest): Promise<Moderation>;
  /** Puts this text in the place of an own message's, also when it stands there already. */
  edit?(request: EditRequest): Promise<void>;
};
export type ReadRequest = {
  readonly remoteId: string;
  readonly rootRemoteId: string;
  readonly kind: MessageKind;
  /** ms since epoch. */
  readonly createdAt: number;
  readonly ext?: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal;
};
type AboutMessage = {
  readonly remoteId: string;
  readonly rootRemoteId: string;
  readonly ext?: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal;
};
export type ModerateRequest = AboutMessage & { readonly action: ModerationAction };
export type EditRequest = AboutMessage & { readonly text: string };
/** What is done with whoever wrote it. */
export type PersonAction = 'follow' | 'unfollow' | 'block' | 'unblock';
export type FollowRequest = {
  readonly authorRemoteId: string;
  readonly token?: string;
  readonly signal: AbortSignal;
};
export type ActionRequest = {
  readonly action: Exclude<ActionKind, 'reply' | PersonAction | 'edit' | ModerationAction>;
  readonly remoteId: string;
  readonly rootRemoteId: string;
  readonly token?: string;
  readonly ext?: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal;
};

/** Only ever says "pull this feed now". Reconnects by itself, with backoff, until closed. */
export type StreamPort = { open(onNudge: (feed: Feed) => void): { close(): void } };

/**
 * Trouble that was to be expected. `safeToRetrySend` is the one question that matters for a reply:
 * true only when it is certain that the server wrote nothing. What looks like a token in the server's
 * words stays out of everything that shows or logs them.
 */
export class ConnectorError extends Error {
  readonly failure: Failure;
  readonly safeToRetrySend: boolean;
  constructor(failure: Failure, safeToRetrySend: boolean) {
    super(failure.code);
    this.name = 'ConnectorError';
    const { detail } = failure;
    this.failure =
      detail === undefined ? failure : { ...failure, detail: withoutSecrets(detail, []) };
    this.safeToRetrySend = safeToRetrySend;
  }
}
