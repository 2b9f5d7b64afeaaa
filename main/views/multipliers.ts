import { views } from '#contract/views.ts';
import type { Conversation } from '#domain/conversation.ts';
import type { PersonId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { byReadings, type Heard } from '#domain/multiplier.ts';
import type { Person } from '#domain/person.ts';
import type { Reader } from '#main/store/store.ts';
import { alters } from './concerns.ts';
import { picture, readerOf } from './scope.ts';
import { view } from './view.ts';

const DAY_MS = 86_400_000;
const MOST_SHOWN = 200;
/** Of those who write, the reach is looked up of the most frequent. */
const MOST_LOOKED_UP = 5000;

type Counts = ReadonlyMap<string, number>;

/** Who writes to a client, how many they reach and how they sound; counted by the database. */
export const multipliersView = view(views.multipliers, {
  on: {
    messages: alters<Message>('sentiment', 'authorId', 'createdAt'),
    people: alters<Person>('reach', 'name', 'isVip', 'mark'),
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
      .map(([id]) => id);
    const people = await reader.getMany('people', frequent);
    const heard = [...people.values()]
      .map((person) => ({
        person,
        messages: written.get(person.id) ?? 0,
        messagesBefore: before.get(person.id) ?? 0,
        positive: positive.get(person.id) ?? 0,
        negative: negative.get(person.id) ?? 0,
        reach: person.reach,
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
        messageCount: [...written.values()].reduce((sum, some) => sum + some, 0),
      },
    };
  },
});

async function toRow(
  { person, ...heard }: Heard & { readonly person: Person },
  reader: Reader,
  pictureOf: (url: string | undefined) => string | undefined,
) {
  const latest = await latestWith(reader, person.id);
  return {
    id: person.id,
    workspaceId: person.workspaceId,
    network: person.network,
    name: person.name,
    handle: person.handle,
    picture: pictureOf(person.avatarUrl),
    isVip: person.isVip,
    mark: person.mark,
    ...heard,
    lastContactAt: latest?.lastOutboundAt,
    conversationId: latest?.id,
  };
}

async function latestWith(reader: Reader, personId: PersonId): Promise<Conversation | null> {
  const [latest] = await reader.find('conversations', {
    where: { personId },
    sort: [['lastActivityAt', 'desc']],
    limit: 1,
  });
  return latest ?? null;
}
