import { z } from 'zod';
import {
  ConnectorError,
  type RemoteAuthor,
  type RemoteMessage,
  type Session,
} from '#main/networks/connector.ts';
import type { Character, Line, Story } from './story.ts';

/** What the sample's secret holds: nothing secret, but where every account keeps its own. */
const memory = z.object({ locale: z.enum(['en', 'de']), startedAt: z.number() });
export type Memory = z.infer<typeof memory>;

export function memoryOf(session: Pick<Session, 'secret'>): Memory {
  try {
    const read: unknown = JSON.parse(session.secret);
    return memory.parse(read);
  } catch {
    throw new ConnectorError({ code: 'login-needed' }, true);
  }
}

export function authorOf(key: string, character: Character, { locale }: Memory): RemoteAuthor {
  const { bio, ...rest } = character;
  return { remoteId: key, ...rest, ...(bio === undefined ? {} : { bio: bio[locale] }) };
}

const FRESH_MINUTES = 24 * 60;

/** The whole story as messages of the network, oldest first. */
export function tell(story: Story, told: Memory): readonly RemoteMessage[] {
  const lines = new Map(story.lines.map((line) => [line.id, line]));
  return story.lines
    .map((line) => toMessage(line, { story, told, lines }))
    .toSorted((a, b) => a.createdAt - b.createdAt);
}

type Telling = {
  readonly story: Story;
  readonly told: Memory;
  readonly lines: ReadonlyMap<string, Line>;
};

function toMessage(line: Line, { story, told, lines }: Telling): RemoteMessage {
  const createdAt = told.startedAt - line.minutesAgo * 60_000;
  const isOurs = line.from === 'us';
  const character = isOurs ? story.account : story.people[line.from];
  if (character === undefined) throw new Error(`The sample knows nobody called ${line.from}`);
  return {
    remoteId: line.id,
    kind: line.kind,
    direction: isOurs ? 'out' : 'in',
    rootRemoteId: rootOf(line, lines).id,
    ...(line.to === undefined ? {} : { parentRemoteId: line.to }),
    author: authorOf(line.from, character, told),
    text: line.text[told.locale],
    spans: [],
    language: told.locale,
    ...(line.visibility === undefined ? {} : { visibility: line.visibility }),
    media: line.media ?? [],
    counts: line.counts ?? {},
    mine: {},
    version: createdAt,
    createdAt,
    needsAnswer: !isOurs && line.isJustSo !== true,
    isRead: isOurs || line.minutesAgo > FRESH_MINUTES,
  };
}

function rootOf(line: Line, lines: ReadonlyMap<string, Line>): Line {
  const parent = line.to === undefined ? undefined : lines.get(line.to);
  return parent === undefined ? line : rootOf(parent, lines);
}
