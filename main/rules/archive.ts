import type { Conversation } from '#domain/conversation.ts';
import type { Message } from '#domain/message.ts';
import type { Person } from '#domain/person.ts';
import type { RuleWords } from '#domain/rule.ts';
import { compileRule, factsOf, type RuleTester } from '#domain/rule/rule-match.ts';
import type { Place, WorkspaceStore } from '#main/store/store.ts';
import { readAuthors } from './author.ts';
import type { RulePlace } from './rule-set.ts';

const PER_READ = 200;
/** Messages of the archive that are looked at; of more the newest. */
export const MOST_LOOKED = 20_000;

export type Found = {
  readonly message: Message;
  readonly conversation: Conversation;
  readonly person: Person | null;
};
export type Look = {
  /** How many messages were looked at, those that do not fit among them. */
  readonly looked: number;
  readonly found: readonly Found[];
};
type Asked = {
  readonly rule: Pick<RuleWords, 'match' | 'conditions'>;
  readonly place: RulePlace;
  /** Not older than this; ms since epoch. */
  readonly from: number;
  readonly after?: Place | undefined;
};

/**
 * Looks through what came in, newest first, a piece at a time, for what a rule would fit. Only what
 * stands in the inbox counts, as when it arrived.
 */
export async function* lookBack(
  client: WorkspaceStore,
  { rule, place, from, after: start }: Asked,
): AsyncGenerator<Look> {
  const fits = compileRule(rule, place);
  let after = start;
  for (let looked = 0; looked < MOST_LOOKED; looked += PER_READ) {
    const messages: readonly Message[] = await client.find('messages', {
      where: { createdAt: { from } },
      sort: [['createdAt', 'desc']],
      limit: PER_READ,
      ...(after === undefined ? {} : { after }),
    });
    yield await fitting(client, messages, fits);
    const last = messages.at(-1);
    if (last === undefined || messages.length < PER_READ) return;
    after = { at: last.createdAt, id: last.id };
    // Whoever waits for this process has a turn in between.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function fitting(
  client: WorkspaceStore,
  messages: readonly Message[],
  fits: RuleTester,
): Promise<Look> {
  const incoming = messages.filter(
    ({ direction, isDeletedRemotely }) => direction === 'in' && !isDeletedRemotely,
  );
  const conversations = await client.getMany(
    'conversations',
    incoming.map(({ conversationId }) => conversationId),
  );
  const authors = await readAuthors(client, incoming);
  const found = incoming.flatMap((message): readonly Found[] => {
    const conversation = conversations.get(message.conversationId);
    const person = authors.get(message.authorId) ?? null;
    const facts = factsOf(message, {
      person: () => person,
      labelIds: () => conversation?.labelIds ?? [],
    });
    return conversation === undefined || !fits(facts) ? [] : [{ message, conversation, person }];
  });
  return { looked: messages.length, found };
}
