import { views } from '#contract/views.ts';
import type { Conversation } from '#domain/conversation.ts';
import { compose } from '#domain/identity.ts';
import type { ConversationId, PersonId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { Person } from '#domain/person.ts';
import { anchorsOf, indexWords } from '#domain/monitor/anchors.ts';
import { crisisOf, type CrisisPerson } from '#domain/monitor/crisis.ts';
import { parseMonitor } from '#domain/monitor/parse.ts';
import { fold } from '#domain/search-text.ts';
import { mentionTimes, riseAt } from '#main/store/mention-times.ts';
import { readProfiles } from '#main/store/profile.ts';
import type { Reader } from '#main/store/store.ts';
import { alters } from './concerns.ts';
import { view } from './view.ts';

/** More of a storm is counted from its newest mentions only. */
const MOST_MENTIONS = 3000;
const MOST_BEFORE = 500;
const OTHERS = 300;

/** What, where, who, since when, and what was answered, while a rise is on. */
export const crisisView = view(views.crisis, {
  on: {
    monitors: ({ ids }, { args }) => ids.includes(args.monitorId),
    conversations: alters<Conversation>('lastOutboundAt'),
    people: alters<Person>('reach', 'leadId'),
  },
  async read({ workspaceId, monitorId }, { store, clock }) {
    const reader = store.forWorkspace(workspaceId);
    const now = clock.now();
    const monitor = await reader.get('monitors', monitorId);
    const rise =
      monitor === null
        ? null
        : await riseAt(reader, { times: await mentionTimes(reader, monitorId, now), now });
    if (monitor === null || rise === null) return { rows: [], rest: { crisis: null } };
    const mentions = await mentionsOf(reader, {
      monitorId,
      from: rise.since,
      limit: MOST_MENTIONS,
    });
    const inbox = await reader.getMany('conversations', mentions.map(conversationOf));
    const crisis = crisisOf({
      rise,
      now,
      mentions,
      before: await before(reader, monitorId, rise.since),
      ownWords: ownWordsOf(monitor.words),
      people: await peopleOf(reader, mentions),
      answeredAt: new Map(
        [...inbox.values()].map(({ id, lastOutboundAt }): [ConversationId, number] => [
          id,
          lastOutboundAt ?? 0,
        ]),
      ),
    });
    const waiting = crisis.waiting.map((one) => ({
      ...one,
      isInInbox: inbox.has(one.conversationId),
    }));
    return { rows: [], rest: { crisis: { ...crisis, waiting } } };
  },
});

function conversationOf({ conversationId }: Message): ConversationId {
  return conversationId;
}

type Asked = {
  readonly monitorId: string;
  readonly from: number;
  readonly below?: number;
  readonly limit: number;
};

async function mentionsOf(reader: Reader, asked: Asked): Promise<readonly Message[]> {
  const { monitorId, from, below, limit } = asked;
  const createdAt = { from, ...(below === undefined ? {} : { below }) };
  return await reader.find('messages', {
    where: { monitorIds: { has: monitorId }, createdAt },
    sort: [['createdAt', 'desc']],
    limit,
  });
}

/** What is said otherwise: earlier mentions, and the latest of everything. */
async function before(
  reader: Reader,
  monitorId: string,
  since: number,
): Promise<readonly Message[]> {
  const earlier = { monitorId, from: 0, below: since, limit: MOST_BEFORE };
  const others = await reader.find('messages', {
    where: { createdAt: { from: 0, below: since } },
    sort: [['createdAt', 'desc']],
    limit: OTHERS,
  });
  return [...(await mentionsOf(reader, earlier)), ...others];
}

async function peopleOf(
  reader: Reader,
  mentions: readonly Message[],
): Promise<ReadonlyMap<PersonId, CrisisPerson>> {
  const profiles = await readProfiles(
    reader,
    mentions.map(({ authorId }) => authorId),
  );
  return new Map(
    [...profiles].map(([id, profile]): [PersonId, CrisisPerson] => {
      const { name, reach } = compose(profile);
      const person = { personId: profile.lead.id, name };
      return [id, reach === undefined ? person : { ...person, reach }];
    }),
  );
}

function ownWordsOf(words: string): ReadonlySet<string> {
  const parsed = parseMonitor(words);
  const anchors = parsed.ok ? (anchorsOf(parsed.query) ?? []) : [];
  return new Set(anchors.flatMap(({ text }) => indexWords(fold(text))));
}
