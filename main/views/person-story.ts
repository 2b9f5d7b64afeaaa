import { personViews } from '#contract/person-rows.ts';
import type { AccountId, PersonId } from '#domain/ids.ts';
import { chunksOf, MOST_AT_ONCE } from '#main/store/inbox-questions.ts';
import { readLastContact } from '#main/store/last-contact.ts';
import type { Reader, WorkspaceStore } from '#main/store/store.ts';
import { altersIdentities, identityIds } from './identity-ids.ts';
import { countState } from './inbox-query.ts';
import { altersSound, weeksOf } from './person-weeks.ts';
import { view } from './view.ts';

/** What there was between a person and us, counted from the archive. */
export const personStoryView = view(personViews.personStory, {
  async read({ workspaceId, personId }, { store, clock }) {
    const reader = store.forWorkspace(workspaceId);
    const ids = await identityIds(reader, personId);
    const now = clock.now();
    const theirs = { authorId: { inList: ids }, direction: 'in' } as const;
    const sounds = await reader.countBy('messages', 'sentiment', { where: theirs });
    const [first] = await reader.find('messages', {
      where: theirs,
      sort: [['createdAt', 'asc']],
      limit: 1,
    });
    const contact = await readLastContact(reader, ids);
    const filter = { personIds: ids };
    return {
      rows: await answerersOf(reader, ids),
      rest: {
        messages: await reader.count('messages', { where: theirs }),
        positive: sounds.get('positive') ?? 0,
        negative: sounds.get('negative') ?? 0,
        firstAt: first?.createdAt ?? null,
        lastContactAt: contact.at ?? null,
        waitForUs: await countState(reader, { state: 'open', filter, now }),
        waitForThem: await countState(reader, { state: 'waiting', filter, now }),
        weeks: await weeksOf(reader, ids, now),
      },
      seen: ids,
    };
  },
  on: {
    people: altersIdentities,
    messages: (change, { seen = [] }) => altersSound(change, seen),
    // An answer of ours moves the conversation, too.
    conversations: (change, { seen = [] }) => seen.some((id) => change.touches('personId', id)),
    replies: ({ documents }, { seen = [] }) =>
      documents.some(({ after }) => seen.some((id) => id === after?.to?.personId)),
  },
});

type Answerer = {
  readonly id: AccountId;
  readonly network: string;
  readonly handle: string;
  readonly here: number;
  readonly elsewhere: number;
};

/** By which accounts of ours was answered in their conversations, most first. */
async function answerersOf(
  reader: WorkspaceStore,
  ids: readonly PersonId[],
): Promise<readonly Answerer[]> {
  const talks = await reader.countBy('conversations', 'id', {
    where: { personId: { inList: ids } },
  });
  const written = new Map<string, number>();
  const here = new Map<string, number>();
  for (const talkIds of chunksOf([...talks.keys()], MOST_AT_ONCE)) {
    const where = { conversationId: { inList: talkIds } };
    const ours = { ...where, direction: 'out' };
    await add(reader, written, { name: 'messages', where: ours, sign: 1 });
    // The post that a conversation hangs on is no answer.
    await add(reader, written, { name: 'messages', where: { ...ours, kind: 'post' }, sign: -1 });
    const sent = { ...where, 'status.state': 'sent' };
    await add(reader, here, { name: 'replies', where: sent, sign: 1 });
  }
  const accounts = await reader.find('accounts', {});
  return accounts
    .map(({ id, network, handle }) => {
      const inParley = here.get(id) ?? 0;
      const elsewhere = Math.max(0, (written.get(id) ?? 0) - inParley);
      return { id, network, handle, here: inParley, elsewhere };
    })
    .filter((one) => one.here + one.elsewhere > 0)
    .toSorted((a, b) => b.here + b.elsewhere - a.here - a.elsewhere);
}

async function add(
  reader: Reader,
  counts: Map<string, number>,
  { name, where, sign }: { name: 'messages' | 'replies'; where: object; sign: 1 | -1 },
): Promise<void> {
  const found = await reader.countBy(name, 'accountId', { where: { ...where } });
  for (const [id, count] of found) counts.set(id, (counts.get(id) ?? 0) + sign * count);
}
