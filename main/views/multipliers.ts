import { views } from '#contract/views.ts';
import type { Conversation } from '#domain/conversation.ts';
import { compose, type Profile } from '#domain/identity.ts';
import { toId, type PersonId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { byReadings, type Heard } from '#domain/multiplier.ts';
import { ownOf } from '#domain/person-own.ts';
import type { Person } from '#domain/person.ts';
import { readProfiles } from '#main/store/profile.ts';
import type { Reader } from '#main/store/store.ts';
import { alters } from './concerns.ts';
import { picture, readerOf } from './scope.ts';
import { view } from './view.ts';

const DAY_MS = 86_400_000;
const MOST_SHOWN = 200;
/** Of those who write, the reach is looked up of the most frequent. */
const MOST_LOOKED_UP = 5000;

type Counts = ReadonlyMap<string, number>;

function sum(counts: Counts, identities: readonly Person[]): number {
  return identities.reduce((total, { id }) => total + (counts.get(id) ?? 0), 0);
}

/** Who writes to a client, how many they reach and how they sound; counted by the database. */
export const multipliersView = view(views.multipliers, {
  on: {
    messages: alters<Message>('sentiment', 'authorId', 'createdAt'),
    people: alters<Person>('reach', 'name', 'isVip', 'mark', 'leadId'),
    conversations: alters<Conversation>('lastOutboundAt'),
  },
  follows: ({ settings }) => settings.loadPictures,
  async read({ workspaceId, days }, ports) {
    const reader = readerOf(ports.store, workspaceId);
    const now = ports.clock.now();
    const spanMs = days * DAY_MS;
    const count = async (more: object): Promise<Counts> =>
      await reader.countBy('messages', 'authorId', { where: { direction: 'in', ...more } });
    const span = { createdAt: { from: now - spanMs } };
    const written = await count(span);
    const before = await count({ createdAt: { from: now - 2 * spanMs, below: now - spanMs } });
    const positive = await count({ ...span, sentiment: 'positive' });
    const negative = await count({ ...span, sentiment: 'negative' });
    const frequent = [...written]
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, MOST_LOOKED_UP)
      .map(([id]): PersonId => toId(id));
    const heard = (await profilesOf(reader, frequent))
      .map(({ lead, identities }) => ({
        lead,
        identities,
        messages: sum(written, identities),
        messagesBefore: sum(before, identities),
        positive: sum(positive, identities),
        negative: sum(negative, identities),
        reach: compose({ lead, identities }).reach,
      }))
      .toSorted(byReadings)
      .slice(0, MOST_SHOWN);
    const rows = await Promise.all(
      heard.map(async (one) => await toRow(one, reader, (url) => picture(ports, url))),
    );
    return {
      rows,
      rest: {
        peopleCount: written.size,
        messageCount: [...written.values()].reduce((total, some) => total + some, 0),
      },
    };
  },
});

/** Whoever is one person is one here, with all identities: also one that never wrote carries far. */
async function profilesOf(reader: Reader, ids: readonly PersonId[]): Promise<readonly Profile[]> {
  const profiles = [...(await readProfiles(reader, ids)).values()];
  return [...new Map(profiles.map((profile) => [profile.lead.id, profile])).values()];
}

async function toRow(
  { lead, identities, ...heard }: Heard & Profile,
  reader: Reader,
  pictureOf: (url: string | undefined) => string | undefined,
) {
  const latest = await latestWith(
    reader,
    identities.map(({ id }) => id),
  );
  return {
    id: lead.id,
    workspaceId: lead.workspaceId,
    network: lead.network,
    name: lead.name,
    handle: lead.handle,
    picture: pictureOf(lead.avatarUrl),
    isVip: identities.some(({ isVip }) => isVip),
    mark: ownOf(identities).mark,
    ...heard,
    lastContactAt: latest?.lastOutboundAt,
    conversationId: latest?.id,
  };
}

async function latestWith(reader: Reader, ids: readonly PersonId[]): Promise<Conversation | null> {
  const [latest] = await reader.find('conversations', {
    where: { personId: { inList: ids } },
    sort: [['lastActivityAt', 'desc']],
    limit: 1,
  });
  return latest ?? null;
}
