import {
  ConnectorError,
  type NetworkClient,
  type NetworkConnector,
  type PullRequest,
  type RemoteChange,
  type RemoteMessage,
} from '#main/networks/connector.ts';
import type { Clock } from '#main/ports.ts';

/**
 * A network on which a message arrives at fixed intervals. Each message follows from its number alone,
 * so that the network itself keeps nothing that grows.
 */
export const NETWORK = 'soak';
const PAGE = 40;
const PEOPLE = 2000;
/** Of five messages in a row the first begins a conversation and the others answer it. */
const PER_CONVERSATION = 5;
const KNOWN_KEYS = 200;
/** One of so many messages is urgent. */
const URGENT = 10;
const CAN = { can: true } as const;

type Beat = {
  readonly clock: Clock;
  /** When the first message arrived, ms since epoch. */
  readonly beginsAt: number;
  /** Ms between two messages of one account. */
  readonly everyMs: number;
  /** Number of the last message; absent: they never end. */
  readonly most?: number;
};

export type SoakNetwork = {
  readonly connector: NetworkConnector;
  /** Tells open streams what arrived since. */
  beat(): void;
  openStreams(): number;
  /** Number of the last message that was given out. */
  given(): number;
};

export function createSoakNetwork(beat: Beat): SoakNetwork {
  const streams = new Set<() => void>();
  const given = { upTo: 0 };
  return {
    connector: {
      info: {
        id: NETWORK,
        name: 'Soak',
        glyph: 'S',
        color: '#444444',
        summary: { en: 'Messages without end', de: 'Nachrichten ohne Ende' },
        price: { en: 'Free', de: 'Kostenlos' },
        stage: 'stable',
        signIn: [{ id: 'form', kind: 'form', label: { en: 'Name', de: 'Name' }, fields: [] }],
        defaultTextRule: { unit: 'codepoint', max: 500 },
        feeds: ['interactions'],
      },
      probe: async () => await Promise.resolve(null),
      signIn: async ({ fields }) =>
        await Promise.resolve({
          serverUrl: `https://${fields['name']}.example`,
          remoteUserId: fields['name'] ?? '',
          handle: `@${fields['name']}@soak.example`,
          displayName: fields['name'] ?? '',
          capabilities: {
            text: { unit: 'codepoint', max: 500 },
            visibilities: ['public'],
            contentWarning: false,
            language: false,
            actions: { reply: CAN, like: CAN, unlike: CAN },
            feeds: ['interactions'],
            sendGuarantee: { kind: 'lookup' },
            streaming: true,
          },
          secret: 'none',
        }),
      open: () => clientOn(beat, { streams, given }),
    },
    beat: () => {
      for (const nudge of streams) nudge();
    },
    openStreams: () => streams.size,
    given: () => given.upTo,
  };
}

type Seen = { readonly streams: Set<() => void>; readonly given: { upTo: number } };

function clientOn(beat: Beat, { streams, given }: Seen): NetworkClient {
  const sent = new Map<string, RemoteMessage>();
  let asked = 0;
  return {
    capabilities: async () =>
      await Promise.reject(new ConnectorError({ code: 'server-unsupported' }, true)),
    async pull(request) {
      await travel(beat.clock);
      if (request.direction === 'backfill') return { changes: [], cursor: null, more: false };
      failNowAndThen(asked++, beat.clock);
      const page = pageOf(request, beat);
      given.upTo = Math.max(given.upTo, page.cursor);
      return page;
    },
    async thread(remoteId) {
      await travel(beat.clock);
      const root = rootOf(Number(remoteId));
      return { messages: [messageOf(root, beat)], isComplete: true };
    },
    replies: {
      async send({ content, intent, inReplyTo }) {
        await travel(beat.clock);
        const message = ownMessage(intent.key, { text: content.text, inReplyTo }, beat);
        sent.set(intent.key, message);
        for (const key of [...sent.keys()].slice(0, -KNOWN_KEYS)) sent.delete(key);
        // Now and then the answer is lost: the reply is found when it is looked for.
        if (asked++ % 20 === 0) throw new ConnectorError({ code: 'timeout' }, false);
        return { remoteId: message.remoteId, message };
      },
      async findSent({ intent }) {
        await travel(beat.clock);
        const message = sent.get(intent.key);
        return message === undefined ? 'absent' : { remoteId: message.remoteId, message };
      },
    },
    actions: {
      async act() {
        await travel(beat.clock);
        return {};
      },
    },
    stream: {
      open(onNudge) {
        const nudge = (): void => onNudge({ kind: 'interactions' });
        streams.add(nudge);
        return { close: () => void streams.delete(nudge) };
      },
    },
    signOut: async () => await Promise.resolve(),
    close: async () => await Promise.resolve(),
  };
}

async function travel(clock: Clock): Promise<void> {
  await new Promise<void>((resolve) => {
    clock.after(200, resolve);
  });
}

function failNowAndThen(count: number, clock: Clock): void {
  if (count % 97 === 96) throw new ConnectorError({ code: 'timeout' }, true);
  if (count % 199 === 198)
    throw new ConnectorError({ code: 'rate-limited', retryAt: clock.now() + 60_000 }, true);
}

function pageOf({ cursor }: PullRequest, beat: Beat) {
  const after = typeof cursor === 'number' ? cursor : 0;
  const { most = Number.POSITIVE_INFINITY } = beat;
  const newest = Math.min(most, Math.floor((beat.clock.now() - beat.beginsAt) / beat.everyMs));
  const last = Math.min(newest, after + PAGE);
  const numbers = Array.from({ length: Math.max(0, last - after) }, (_, at) => after + 1 + at);
  return {
    changes: numbers.flatMap((number) => changesAt(number, beat)),
    cursor: Math.max(after, last),
    more: last < newest,
  };
}

/** What is new, and now and then an older message that was edited or taken back. */
function changesAt(number: number, beat: Beat): readonly RemoteChange[] {
  const fresh: RemoteChange = { kind: 'message', message: messageOf(number, beat) };
  const older = number - 30;
  if (older > 0 && number % 50 === 0) return [fresh, { kind: 'deleted', remoteId: String(older) }];
  if (older <= 0 || number % 33 !== 0) return [fresh];
  const before = messageOf(older, beat);
  return [
    fresh,
    { kind: 'message', message: { ...before, text: `${before.text} (edited)`, version: 2 } },
  ];
}

function rootOf(number: number): number {
  return number - (number % PER_CONVERSATION);
}

function messageOf(number: number, { beginsAt, everyMs }: Beat): RemoteMessage {
  const root = rootOf(number);
  const person = `person-${(number * 7919) % PEOPLE}`;
  return {
    remoteId: String(number),
    kind: 'comment',
    direction: 'in',
    rootRemoteId: String(root),
    ...(root === number ? {} : { parentRemoteId: String(root) }),
    author: { remoteId: person, name: person, handle: `@${person}@soak.example` },
    text: `Where is parcel ${number}? It should have been here yesterday, and nobody answers.${number % URGENT === 0 ? ' Urgent!' : ''}`,
    spans: [],
    media: [],
    counts: {},
    mine: {},
    version: 1,
    createdAt: beginsAt + number * everyMs,
    needsAnswer: true,
  };
}

function ownMessage(
  key: string,
  said: { readonly text: string; readonly inReplyTo: { readonly remoteId: string } },
  { clock }: Beat,
): RemoteMessage {
  const parent = said.inReplyTo.remoteId;
  return {
    remoteId: `own-${key}`,
    kind: 'comment',
    direction: 'out',
    rootRemoteId: String(rootOf(Number(parent))),
    parentRemoteId: parent,
    author: { remoteId: 'we', name: 'We', handle: '@we@soak.example' },
    text: said.text,
    spans: [],
    media: [],
    counts: {},
    mine: {},
    version: 1,
    createdAt: clock.now(),
    needsAnswer: false,
  };
}
