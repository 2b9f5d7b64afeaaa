import type { Duplex } from 'node:stream';
import type { Failure } from '#domain/failure.ts';
import type { LocalText } from '#domain/local-text.ts';

/**
 * Everything that Parley's engine needs from outside, so that the same engine runs in Electron,
 * in a test and under the simulation. Nothing in main/ but shell/ reaches past these.
 */
export type Ports = {
  readonly clock: Clock;
  readonly random: Random;
  readonly network: NetworkAccess;
  readonly online: Online;
  readonly secrets: Secrets;
  readonly settings: SettingsFile;
  readonly links: Links;
  readonly files: Files;
  readonly desktop: Desktop;
  readonly log: Log;
};

export type Clock = {
  /** Wall clock, ms since epoch. It may jump. */
  now(): number;
  /** Monotonic ms; never jumps, starts anywhere. */
  elapsed(): number;
  /** Calls back once after `ms`; the answer cancels it. Does not keep the process alive. */
  after(ms: number, run: () => void): () => void;
};

/** Whose piece of work it is. */
export type TurnOf = 'views' | 'sync' | 'listening';
/** Resolves when it is one's turn to work for some milliseconds: who does more asks again in between. */
export type TakeTurn = (whose: TurnOf) => Promise<void>;

export type Random = {
  /** UUID version 7: time-ordered, made here. */
  uuid(): string;
  /** Cryptographically strong bytes. */
  bytes(length: number): Uint8Array;
  /** 0 ≤ x < 1, for jitter. */
  fraction(): number;
};

/** The only ways out of the machine. `fetch` follows no redirects by itself when asked not to. */
export type NetworkAccess = {
  fetch(url: string, init: FetchInit): Promise<Response>;
  /** Resolves a host name, for the check against private addresses. Throws when there is none. */
  resolve(host: string): Promise<readonly string[]>;
  /**
   * Opens a connection that carries neither HTTP nor WebSocket. `onOpen` comes when it stands, and is
   * encrypted where that was asked for; trouble is emitted on it as `error`.
   */
  openStream(target: StreamTarget, onOpen: () => void): NetStream;
  /** Encrypts a connection that stands. */
  secureStream(stream: NetStream, target: StreamTarget, onSecure: () => void): NetStream;
  /** Opens a WebSocket. */
  openSocket(url: string, listener: SocketListener): Socket;
};
export type StreamTarget = {
  /** As in `FetchInit`: an address that was checked, or a name to resolve as usual. */
  readonly connectTo: string;
  readonly port: number;
  /** The name that the certificate has to carry. */
  readonly name: string;
  readonly tls: 'at-once' | 'none';
};
export type NetStream = Duplex & { setTimeout(ms: number): unknown };

export type FetchInit = {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | FormData;
  readonly signal: AbortSignal;
  readonly redirect: 'manual' | 'error';
  /**
   * Connect to one of these and to nothing else: they were checked, and the name may resolve to
   * something different a moment later. Absent: resolve as usual.
   */
  readonly addresses?: readonly string[];
  /**
   * Asked when the connection of a write stands, before its first byte; when it says no, nothing is
   * written and the fetch rejects. Absent: it leaves.
   */
  readonly mayLeave?: () => boolean;
};
/** What is sent before it is open, or after it was closed, is lost. */
export type Socket = { send(text: string): void; close(): void };
export type SocketListener = {
  readonly headers: Readonly<Record<string, string>>;
  /** As in `FetchInit`. */
  readonly addresses?: readonly string[];
  onMessage(text: string): void;
  onOpen(): void;
  /** Called once, also when it never opened. */
  onClose(): void;
};

/** `isOnline() === false` is reliable, `true` is a guess. */
export type Online = {
  isOnline(): boolean;
  onChange(listener: () => void): () => void;
  /** The machine woke up from sleep. */
  onResume(listener: () => void): () => void;
};

/** Tokens, encrypted by the operating system. `weak`: stored, but with a key that anyone can find. */
export type SecretsState = 'keychain' | 'weak' | 'unavailable';
export type Secrets = {
  state(): Promise<SecretsState>;
  put(ref: string, secret: string): Promise<void>;
  /** null when there is none or it cannot be opened any more. */
  get(ref: string): Promise<string | null>;
  drop(ref: string): Promise<void>;
};

/** Preferences as plain JSON: nothing that grows, nothing that is queried. */
export type SettingsFile = {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  onChange(key: string, listener: () => void): () => void;
};

/** Addresses of our own scheme, `parley://…`, that a browser hands over. */
export type Links = {
  /** Asks the system to hand them to us: before every use, another program may have taken them. */
  claim(): void;
  /** Whatever comes is from outside. The answer ends it. */
  onLink(listener: (address: string) => void): () => void;
};

export type Files = {
  /** Absolute path of the folder that holds all of Parley's data. */
  readonly dataDir: string;
};

export type Notice = {
  readonly id: string;
  readonly title: LocalText;
  readonly body: string;
  readonly onClick: () => void;
};
/** `name`: what it is called unless the person says otherwise. */
export type FileToSave = { readonly name: string; readonly text: string };
export type Saved =
  | { readonly kind: 'saved' | 'canceled' }
  | { readonly kind: 'failed'; readonly failure: Failure };
export type Desktop = {
  /** Asks where it is to lie, and puts it there whole or not at all. */
  saveFile(file: FileToSave): Promise<Saved>;
  /** http, https and mailto only; anything else is refused with `address-refused`. */
  openExternal(url: string): Promise<Failure | null>;
  notify(notice: Notice): void;
  /** The number on the app's icon; 0 removes it. */
  setBadge(count: number): void;
  /** Ends the app, with everything closed that is open, and starts it again. */
  restart(): void;
};

/** One line per event: ids and codes, never text, tokens or addresses of people. */
export type Log = (
  event: string,
  fields?: Readonly<Record<string, string | number | boolean>>,
) => void;
