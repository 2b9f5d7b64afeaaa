import type { MonitorRow } from '#contract/monitor-rows.ts';
import type { ColumnRow } from '#contract/column-rows.ts';
import { type AccountRow } from '#contract/account-rows.ts';
import {
  type ConversationEntry,
  type InboxRow,
  type LabelRow,
  type MessageRow,
  type PersonRow,
  type ReplyRow,
  type WorkspaceRow,
} from '#contract/rows.ts';
import { DEFAULT_SETTINGS } from '#contract/limits.ts';
import type { Settings } from '#contract/settings-rows.ts';
import type { SignInPromptRow } from '#contract/sign-in-rows.ts';
import {
  toId,
  type AccountId,
  type ConversationId,
  type PersonId,
  type WorkspaceId,
} from '#domain/ids.ts';
import { accountRow, ACCOUNTS, CLIENTS, LABELS } from './fixture-accounts.ts';
import { RULES } from './fixture-rules.ts';
import { monitorRows } from './fixture-monitors.ts';
import { CROWD, TALKS, type Line } from './fixture-people.ts';
import { personOf, personRow, type Cast } from './fixture-profiles.ts';

/** What can be taken back. */
type Kept = {
  readonly before: Pick<World, 'inbox' | 'columns' | 'decks' | 'labels'>;
  /** By their conversations. */
  readonly thrownAway: readonly (readonly [string, ReplyRow])[];
};

/** All that the fixture bridge knows. Commands change it in place; views read it. */
export type World = {
  readonly clients: WorkspaceRow[];
  accounts: AccountRow[];
  labels: readonly LabelRow[];
  inbox: InboxRow[];
  readonly entries: Map<string, ConversationEntry[]>;
  readonly posts: Map<string, MessageRow>;
  readonly people: Map<string, PersonRow>;
  /** Suggested pairs that somebody decided about. */
  readonly mergesSeen: Map<string, 'merged' | 'apart'>;
  readonly drafts: Map<string, ReplyRow>;
  readonly undo: Kept[];
  /** null: as it was at the start. */
  columns: readonly ColumnRow[] | null;
  decks: readonly { id: string; workspaceId: string | null; name: string }[];
  monitors: MonitorRow[];
  rules: typeof RULES;
  settings: Settings;
  isOnline: boolean;
  sampleWasRemoved: boolean;
  /** What the sign-in under way asks. */
  prompt: SignInPromptRow | null;
  isDamaged: boolean;
  restored: { readonly keptIn: string; readonly backupAt: number | null } | null;
};

const MINUTE = 60_000;
const OUR_POST = { ago: 11 * 1440, isOurs: true, picture: true } as const;
const conversationOf = ({ talk }: Cast) => toId<ConversationId>(`${talk.account}|${talk.key}`);

function messageRow(cast: Cast, line: Line, id: string): MessageRow {
  const { talk, ground, now } = cast;
  const isOurs = line.isOurs === true;
  const link = /https?:\/\/\S+/u.exec(line.text);
  const tag = /#\w+/u.exec(line.text);
  return {
    id,
    entry: 'message',
    messageId: toId(id),
    workspaceId: toId<WorkspaceId>(ground[1]),
    accountId: toId<AccountId>(ground[0]),
    conversationId: conversationOf(cast),
    network: ground[2],
    kind: talk.kind,
    direction: isOurs ? 'out' : 'in',
    personId: isOurs ? toId<PersonId>(`${ground[1]}|self`) : personOf(cast),
    authorName: isOurs ? 'Kaffeerösterei Rabe' : talk.name,
    authorHandle: isOurs ? ground[3] : talk.handle,
    text: line.text,
    spans: [
      ...(link === null
        ? []
        : [
            {
              kind: 'link' as const,
              start: link.index,
              end: link.index + link[0].length,
              url: link[0],
            },
          ]),
      ...(tag === null
        ? []
        : [
            {
              kind: 'tag' as const,
              start: tag.index,
              end: tag.index + tag[0].length,
              url: 'https://kaffee.example/tags/rabe',
            },
          ]),
    ],
    ...(line.warning === undefined ? {} : { contentWarning: line.warning }),
    visibility: talk.kind === 'direct' ? 'direct' : 'public',
    media:
      line.picture === true
        ? [
            {
              kind: 'image',
              picture: '/media/roast',
              url: 'https://pictures.example/1',
              alt: 'Eine Tüte Kaffee vor einem Fenster',
              width: 1200,
              height: 800,
            },
            {
              kind: 'image',
              picture: '/media/cup',
              url: 'https://pictures.example/2',
              width: 800,
              height: 800,
            },
          ]
        : [],
    counts: {},
    isLiked: false,
    isBoosted: false,
    isHidden: false,
    url: `https://${ground[4]}/${id}`,
    createdAt: now - line.ago * MINUTE,
    isDeleted: false,
    isUnread: line.isUnread === true,
    isInInbox: true,
    actions: {
      reply: { can: true },
      like: { can: true },
      boost: { can: true },
      delete: isOurs ? { can: true } : { can: false, why: 'not-yours' },
    },
  };
}

function entriesOf(cast: Cast): ConversationEntry[] {
  return cast.talk.lines.map((line, index) => {
    const id = `${cast.talk.account}|${cast.talk.key}-${index}`;
    return line.isNote === true
      ? { id, entry: 'note', text: line.text, createdAt: cast.now - line.ago * MINUTE }
      : messageRow(cast, line, id);
  });
}

function inboxRow(cast: Cast, labels: World['labels']): InboxRow {
  const { talk, ground, now } = cast;
  const last = talk.lines.findLast((line) => line.isNote !== true);
  if (last === undefined) throw new Error(`${talk.key} says nothing`);
  return {
    id: conversationOf(cast),
    workspaceId: toId<WorkspaceId>(ground[1]),
    accountId: toId<AccountId>(ground[0]),
    network: ground[2],
    kind: talk.kind,
    personId: personOf(cast),
    personName: talk.name,
    personHandle: talk.handle,
    ...(talk.reach === undefined ? {} : { reach: talk.reach }),
    ...(talk.subject === undefined ? {} : { subject: talk.subject }),
    preview: {
      direction: last.isOurs === true ? 'out' : 'in',
      text: last.text,
      at: now - last.ago * MINUTE,
    },
    state: talk.state ?? 'open',
    ...(talk.state === 'snoozed' ? { snoozedUntil: now + 1200 * MINUTE } : {}),
    labels: labels.filter((label) => (talk.labels ?? []).includes(label.id)),
    unreadCount: talk.lines.filter((line) => line.isUnread === true).length,
    isMuted: false,
    ...(talk.dueIn === undefined ? {} : { dueAt: now + talk.dueIn * MINUTE }),
  };
}

/** Before something that can be taken back. */
export function remember(world: World, thrownAway: Kept['thrownAway'] = []): void {
  const { inbox, columns, decks, labels } = world;
  world.undo.push({ before: { inbox, columns, decks, labels }, thrownAway });
}

export function createWorld(now: number): World {
  const labels = LABELS.map(([id, name, color, workspace]) => ({
    id,
    name,
    color,
    workspaceId: toId<WorkspaceId>(workspace),
  }));
  const world: World = {
    clients: [...CLIENTS],
    accounts: ACCOUNTS.map((ground) => accountRow(ground, now)),
    labels,
    inbox: [],
    entries: new Map(),
    posts: new Map(),
    people: new Map(),
    mergesSeen: new Map(),
    drafts: new Map(),
    undo: [],
    columns: null,
    decks: [],
    monitors: monitorRows(now),
    rules: RULES,
    settings: DEFAULT_SETTINGS,
    isOnline: true,
    sampleWasRemoved: false,
    prompt: null,
    restored: null,
    isDamaged: false,
  };
  for (const talk of [...TALKS, ...CROWD]) {
    const ground = ACCOUNTS.find(([id]) => id === talk.account);
    if (ground === undefined) continue;
    const cast = { talk, ground, now };
    const id = conversationOf(cast);
    world.inbox.push(inboxRow(cast, labels));
    world.entries.set(id, entriesOf(cast));
    world.people.set(personOf(cast), personRow(cast));
    if (talk.post !== undefined)
      world.posts.set(id, {
        ...messageRow(cast, { ...OUR_POST, text: talk.post }, `${id}-post`),
        counts: { replies: 41, boosts: 112, likes: 390 },
      });
  }
  return world;
}
