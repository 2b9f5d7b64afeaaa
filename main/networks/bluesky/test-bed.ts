import { createHmac } from 'node:crypto';
import type { Feed } from '#domain/network.ts';
import type { ReplyMedia } from '#domain/reply.ts';
import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import { testClock, testPorts } from '#main/networks/conformance/test-ports.ts';
import {
  ConnectorError,
  type ConnectorPorts,
  type NetworkClient,
  type RemoteMessage,
  type SendJob,
  type SignedIn,
} from '#main/networks/connector.ts';
import { createHttp } from '#main/networks/http-door.ts';
import type { Clock } from '#main/ports.ts';
import { bluesky } from './index.ts';
import { secretSchema, type PasswordSession } from './secret.ts';

/** What the specs against the real servers share. */
const PATIENCE = 20_000;
const PAUSE = 100;

async function pause(ms: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  setTimeout(() => resolve(undefined), ms);
  await promise;
}

/** Asks until there is an answer: the network's index follows some time after the write. */
export async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  const startedAt = performance.now();
  for (;;) {
    const found = await ask();
    if (found !== undefined) return found;
    if (performance.now() - startedAt > PATIENCE) throw new Error('It did not come in time');
    await pause(PAUSE);
  }
}

export async function pullAll(
  client: NetworkClient,
  feed: Feed,
  direction: 'forward' | 'backfill' = 'forward',
): Promise<RemoteMessage[]> {
  const found: RemoteMessage[] = [];
  const { signal } = new AbortController();
  let cursor: unknown = null;
  for (let more = true; more;) {
    const page = await client.pull({ feed, cursor, direction, signal });
    for (const change of page.changes) if (change.kind === 'message') found.push(change.message);
    ({ cursor, more } = page);
  }
  return found;
}

export type TestJob = {
  readonly job: SendJob;
  readonly resume: () => unknown;
  readonly save: (resume: unknown) => Promise<void>;
};
export type JobContent = {
  readonly text: string;
  readonly media?: readonly ReplyMedia[];
  readonly bytes?: Uint8Array;
};

/** An answer as the outbox hands it over, queued now. */
export function replyJob(client: NetworkClient, to: RemoteMessage, content: JobContent): TestJob {
  const { text, media = [], bytes = new Uint8Array() } = content;
  let resume: unknown;
  const chosenId = client.replies?.chooseId?.() ?? '';
  const job: SendJob = {
    content: { kind: 'public', text, media, language: 'de' },
    intent: { key: chosenId, chosenId, createdAt: Date.now(), order: 1 },
    inReplyTo: {
      remoteId: to.remoteId,
      rootRemoteId: to.rootRemoteId,
      authorHandle: to.author.handle,
      authorRemoteId: to.author.remoteId,
      ...(to.ext === undefined ? {} : { ext: to.ext }),
    },
    resume: undefined,
    readMedia: async () => await Promise.resolve(bytes),
    claimedRemoteIds: new Set(),
    signal: new AbortController().signal,
  };
  return {
    job,
    resume: () => resume,
    save: async (saved) => {
      // As the store keeps it: only what is JSON survives.
      resume = JSON.parse(JSON.stringify(saved));
      await Promise.resolve();
    },
  };
}

export function passwordSecret(secret: string): PasswordSession {
  const parsed = secretSchema.parse(JSON.parse(secret));
  if (parsed.kind !== 'app-password') throw new Error('Not the session of an app password');
  return parsed;
}

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** The test network signs its tokens with a word that everybody knows, so we can make an old one. */
function expiredToken(accessJwt: string): string {
  const [header = '', body = ''] = accessJwt.split('.');
  const claims: unknown = JSON.parse(Buffer.from(body, 'base64url').toString());
  const old = {
    ...(typeof claims === 'object' ? claims : {}),
    iat: 1_700_000_000,
    exp: 1_700_000_060,
  };
  const signed = `${header}.${part(old)}`;
  const signature = createHmac('sha256', 'jwt-secret').update(signed).digest('base64url');
  return `${signed}.${signature}`;
}

export type Bed = {
  readonly client: NetworkClient;
  readonly signedIn: SignedIn;
  /** The secret as it was last stored, and how often that happened. */
  readonly saved: () => string;
  readonly saves: () => number;
};

export function lentPorts(clock: Clock = testClock()): Omit<ConnectorPorts, 'saveSecret'> {
  const ports = testPorts({ clock });
  return { ...ports, http: createHttp(ports) };
}

export async function signInWithPassword(
  serverUrl: string,
  fields: { readonly handle: string; readonly password: string },
): Promise<SignedIn> {
  return await bluesky.signIn({ serverUrl, methodId: 'app-password', fields }, signInPorts());
}

export type BedSettings = {
  readonly secret?: string;
  readonly clock?: Clock;
  /** Runs before the secret counts as stored. */
  readonly onSave?: () => Promise<void>;
};

export function openBed(signedIn: SignedIn, settings: BedSettings = {}): Bed {
  const { secret = signedIn.secret, clock, onSave } = settings;
  let saved = secret;
  let saves = 0;
  const { serverUrl, remoteUserId, handle, capabilities } = signedIn;
  const client = bluesky.open(
    { accountId: 'a', serverUrl, remoteUserId, handle, capabilities, secret },
    {
      ...lentPorts(clock),
      async saveSecret(renewed) {
        await onSave?.();
        saved = renewed;
        saves++;
      },
    },
  );
  return { client, signedIn, saved: () => saved, saves: () => saves };
}

/** The code of the trouble that `work` ends in; any other error is thrown on. */
export async function codeOf(work: Promise<unknown> | undefined): Promise<string> {
  try {
    await work;
    return 'nothing was thrown';
  } catch (error) {
    if (error instanceof ConnectorError) return error.failure.code;
    throw error;
  }
}

/** The session with an access token whose time is over. */
export function outOfDate(secret: string): string {
  const session = passwordSecret(secret);
  return JSON.stringify({ ...session, accessJwt: expiredToken(session.accessJwt) });
}
