import type { LocalText } from '#domain/local-text.ts';
import type { Feed } from '#domain/network.ts';
import {
  ConnectorError,
  type ConnectorPorts,
  type NetworkClient,
  type PostJob,
  type RemoteMessage,
  type SendJob,
  type Session,
} from '#main/networks/connector.ts';
import { z } from 'zod';
import type { Story } from './story.ts';
import { authorOf, memoryOf, tell, type Memory } from './told.ts';

/** Everything up to here was handed out. */
const cursorShape = z.object({ at: z.number() });

const SEND_MS = 1000;
const THANKS_MS = 7000;
const THANKS: readonly LocalText[] = [
  { en: 'Thank you!', de: 'Danke!' },
  { en: 'That was quick, thanks a lot.', de: 'Das ging ja schnell, vielen Dank.' },
  { en: 'Good to know, thank you 🙂', de: 'Gut zu wissen, danke 🙂' },
];

type Told = {
  readonly story: Story;
  readonly memory: Memory;
  readonly messages: readonly RemoteMessage[];
};

/** A network inside the app: it tells a story, takes every answer, and now and then thanks for it. */
export function openSampleClient(
  session: Session,
  story: Story,
  { clock }: Pick<ConnectorPorts, 'clock'>,
): NetworkClient {
  const memory = memoryOf(session);
  const told: Told = { story, memory, messages: tell(story, memory) };
  const elsewhere = new Set(story.lines.flatMap((line) => (line.isElsewhere ? [line.id] : [])));
  /** What happened since this client was opened; the store keeps what happened before. */
  const since: RemoteMessage[] = [];
  const nudges = new Set<(feed: Feed) => void>();
  const timers = new Set<() => void>();
  const later = (ms: number, run: () => void): void => {
    const cancel = clock.after(ms, () => {
      timers.delete(cancel);
      run();
    });
    timers.add(cancel);
  };
  const thank = (job: SendJob, sent: RemoteMessage): void => {
    if (!isThankful(sent)) return;
    later(THANKS_MS, () => {
      since.push(thanksFor(job, sent, { told, now: clock.now() }));
      for (const nudge of nudges)
        nudge({ kind: job.content.kind === 'direct' ? 'direct' : 'interactions' });
    });
  };
  const take = async (
    job: PostJob,
    answered: Answered | null,
  ): Promise<{ readonly sent: RemoteMessage; readonly isNew: boolean }> => {
    const known = since.find(({ remoteId }) => remoteId === job.intent.key);
    if (known !== undefined) return { sent: known, isNew: false };
    await new Promise<void>((resolve, reject) => {
      job.signal.addEventListener('abort', () =>
        reject(new ConnectorError({ code: 'canceled' }, true)),
      );
      later(SEND_MS, resolve);
    });
    const sent = ownMessage(job, answered, { told, now: clock.now() });
    since.push(sent);
    return { sent, isNew: true };
  };

  return {
    capabilities: async () => await Promise.resolve(session.capabilities),
    async pull({ feed, cursor, direction }) {
      const from = cursorShape.safeParse(cursor);
      const all =
        direction === 'backfill' ? [] : [...(from.success ? [] : told.messages), ...since];
      const after = from.success ? from.data.at : Number.NEGATIVE_INFINITY;
      const messages = all.filter(
        (message) => message.createdAt > after && isIn(feed, message, elsewhere),
      );
      return await Promise.resolve({
        changes: messages.map((message) => ({ kind: 'message', message }) as const),
        cursor: {
          at: Math.max(after, memory.startedAt, ...since.map(({ createdAt }) => createdAt)),
        },
        more: false,
      });
    },
    async thread(remoteId) {
      const all = [...told.messages, ...since];
      const root = all.find((message) => message.remoteId === remoteId)?.rootRemoteId;
      const messages = all.filter((message) => message.rootRemoteId === root);
      return await Promise.resolve({ messages, isComplete: true });
    },
    replies: {
      async send(job) {
        const { sent, isNew } = await take(job, job.inReplyTo);
        if (isNew) thank(job, sent);
        return { remoteId: sent.remoteId, message: sent };
      },
    },
    posts: {
      async send(job) {
        const { sent } = await take(job, null);
        return { remoteId: sent.remoteId, message: sent };
      },
    },
    actions: {
      act: async () => await Promise.resolve({}),
      block: async () => await Promise.resolve({}),
      unblock: async () => await Promise.resolve(),
    },
    stream: {
      open(onNudge) {
        nudges.add(onNudge);
        return { close: () => void nudges.delete(onNudge) };
      },
    },
    signOut: async () => await Promise.resolve(),
    async close() {
      for (const cancel of timers) cancel();
      timers.clear();
      nudges.clear();
      await Promise.resolve();
    },
  };
}

function isIn(feed: Feed, message: RemoteMessage, elsewhere: ReadonlySet<string>): boolean {
  const { direction, needsAnswer, kind } = message;
  switch (feed.kind) {
    case 'interactions':
      return needsAnswer && kind !== 'direct';
    case 'direct':
      return kind === 'direct';
    case 'own':
      return direction === 'out';
    case 'home':
      return kind === 'post' && !elsewhere.has(message.remoteId);
    case 'search':
      return hasAllWords(message, feed);
    case 'author':
      return isBy(message, feed);
    case 'list':
    case 'tag':
    case 'feed':
      return false;
  }
}

/** As most networks search: all words, in any order, large or small. Without words nothing is found. */
function hasAllWords({ text, direction }: RemoteMessage, { param = '' }: Feed): boolean {
  const words = param.toLowerCase().split(/\s+/u).filter(Boolean);
  const where = text.toLowerCase();
  return direction === 'in' && words.length > 0 && words.every((word) => where.includes(word));
}

function isBy({ author }: RemoteMessage, { param = '' }: Feed): boolean {
  return author.handle.replace(/^@/u, '') === param.replace(/^@/u, '');
}

/** Every second answer, always the same ones for the same text. */
function isThankful(sent: RemoteMessage): boolean {
  return sent.text.length % 2 === 0;
}

type Telling = { readonly told: Told; readonly now: number };
type Answered = Pick<SendJob['inReplyTo'], 'remoteId' | 'rootRemoteId'>;

function base(now: number) {
  return {
    spans: [],
    media: [],
    counts: {},
    mine: {},
    version: now,
    createdAt: now,
  } as const;
}

/** An answer, or without `answered` a post of its own. */
function ownMessage(
  { content, intent }: PostJob,
  answered: Answered | null,
  { told, now }: Telling,
): RemoteMessage {
  const kind = answered === null ? 'post' : 'comment';
  return {
    ...base(now),
    kind: content.kind === 'direct' ? 'direct' : kind,
    remoteId: intent.key,
    rootRemoteId: answered?.rootRemoteId ?? intent.key,
    direction: 'out',
    ...(answered === null ? {} : { parentRemoteId: answered.remoteId }),
    author: authorOf('us', told.story.account, told.memory),
    text: content.text,
    ...(content.visibility === undefined ? {} : { visibility: content.visibility }),
    ...(content.contentWarning === undefined ? {} : { contentWarning: content.contentWarning }),
    needsAnswer: false,
  };
}

function thanksFor(job: SendJob, sent: RemoteMessage, { told, now }: Telling): RemoteMessage {
  const key = job.inReplyTo.authorRemoteId;
  const character = told.story.people[key] ?? { name: key, handle: job.inReplyTo.authorHandle };
  const words = THANKS[sent.text.length % THANKS.length] ?? { en: 'Thank you!', de: 'Danke!' };
  return {
    ...base(now),
    kind: sent.kind,
    remoteId: `${sent.remoteId}-thanks`,
    rootRemoteId: sent.rootRemoteId,
    direction: 'in',
    parentRemoteId: sent.remoteId,
    author: authorOf(key, character, told.memory),
    text: words[told.memory.locale],
    ...(sent.visibility === undefined ? {} : { visibility: sent.visibility }),
    needsAnswer: true,
  };
}
