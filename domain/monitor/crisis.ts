import type { ConversationId, MessageId, PersonId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { fold } from '#domain/search-text.ts';
import { indexWords } from './anchors.ts';
import type { Rise } from './rise.ts';

/** A rise, looked at closely: what is said, where, by whom, since when, and what was answered. */
export type Crisis = {
  readonly rise: Rise;
  readonly negative: number;
  readonly people: number;
  /** All that the authors reach together. */
  readonly reach: number;
  readonly answered: number;
  readonly words: readonly { readonly word: string; readonly count: number }[];
  readonly networks: readonly { readonly network: string; readonly mentions: number }[];
  readonly hours: readonly {
    readonly at: number;
    readonly mentions: number;
    readonly negative: number;
  }[];
  readonly authors: readonly CrisisAuthor[];
  /** Negative and not answered, by the largest reach. */
  readonly waiting: readonly CrisisMention[];
};
export type CrisisAuthor = {
  readonly personId: PersonId;
  readonly name: string;
  /** Where they spoke of it. */
  readonly networks: readonly string[];
  readonly mentions: number;
  readonly negative: number;
  readonly reach?: number;
};
export type CrisisMention = {
  readonly messageId: MessageId;
  readonly conversationId: ConversationId;
  readonly authorName: string;
  readonly network: string;
  readonly text: string;
  readonly at: number;
  readonly reach?: number;
};

export type CrisisPerson = Pick<CrisisAuthor, 'personId' | 'name' | 'reach'>;
export type CrisisFacts = {
  readonly rise: Rise;
  readonly now: number;
  /** Mentions since the rise began. */
  readonly mentions: readonly Message[];
  /** Mentions before it and other messages of the client, for what is always said. */
  readonly before: readonly Message[];
  /** Words of the monitor itself, folded: they say nothing new. */
  readonly ownWords: ReadonlySet<string>;
  /** Whom each author is: one person for all their identities. */
  readonly people: ReadonlyMap<PersonId, CrisisPerson>;
  /** When each conversation was last answered. */
  readonly answeredAt: ReadonlyMap<ConversationId, number>;
};

const HOUR_MS = 3_600_000;
const MOST_WORDS = 8;
const MOST_AUTHORS = 8;
const MOST_WAITING = 50;

export function crisisOf(facts: CrisisFacts): Crisis {
  const { rise, mentions, people } = facts;
  const authors = authorsOf(facts);
  return {
    rise,
    negative: mentions.filter(isNegative).length,
    people: authors.length,
    reach: authors.reduce((sum, { reach = 0 }) => sum + reach, 0),
    answered: mentions.filter((message) => isAnswered(message, facts)).length,
    words: tellingWords(facts),
    networks: [...Map.groupBy(mentions, ({ network }) => network)]
      .map(([network, own]) => ({ network, mentions: own.length }))
      .toSorted((a, b) => b.mentions - a.mentions),
    hours: hoursOf(facts),
    authors: authors.slice(0, MOST_AUTHORS),
    waiting: mentions
      .filter((message) => isNegative(message) && !isAnswered(message, facts))
      .map((message) => mentionOf(message, people.get(message.authorId)?.reach))
      .toSorted((a, b) => (b.reach ?? 0) - (a.reach ?? 0) || a.at - b.at)
      .slice(0, MOST_WAITING),
  };
}

function isNegative({ sentiment }: Message): boolean {
  return sentiment === 'negative';
}

function isAnswered({ conversationId, createdAt }: Message, { answeredAt }: CrisisFacts): boolean {
  return (answeredAt.get(conversationId) ?? Number.NEGATIVE_INFINITY) >= createdAt;
}

function mentionOf(message: Message, reach: number | undefined): CrisisMention {
  const { id: messageId, conversationId, authorName, network, text, createdAt: at } = message;
  const said = { messageId, conversationId, authorName, network, text, at };
  return reach === undefined ? said : { ...said, reach };
}

/** Who carries it furthest: reach times how often. */
function authorsOf({ mentions, people }: CrisisFacts): readonly CrisisAuthor[] {
  const personOf = ({ authorId, authorName }: Message): CrisisPerson =>
    people.get(authorId) ?? { personId: authorId, name: authorName };
  const weight = ({ reach = 0, mentions: count }: CrisisAuthor): number => (reach + 1) * count;
  return [...Map.groupBy(mentions, (message) => personOf(message).personId).values()]
    .flatMap((own) => {
      const [first] = own;
      if (first === undefined) return [];
      const networks = [...new Set(own.map(({ network }) => network))];
      const negative = own.filter(isNegative).length;
      return [{ ...personOf(first), networks, mentions: own.length, negative }];
    })
    .toSorted((a, b) => weight(b) - weight(a));
}

function hoursOf({ rise, mentions, now }: CrisisFacts): Crisis['hours'] {
  const hourOf = (at: number): number => Math.floor(at / HOUR_MS) * HOUR_MS;
  const byHour = Map.groupBy(mentions, ({ createdAt }) => hourOf(createdAt));
  const length = Math.floor((now - hourOf(rise.since)) / HOUR_MS) + 1;
  return Array.from({ length }, (_, index) => {
    const at = hourOf(rise.since) + index * HOUR_MS;
    const own = byHour.get(at) ?? [];
    return { at, mentions: own.length, negative: own.filter(isNegative).length };
  });
}

const FEWEST_TIMES = 3;
const SHORTEST_WORD = 3;
/** So much more often than before, per mention. */
const MORE_THAN_BEFORE = 3;

/**
 * Words that stand in many of the mentions and stood in few before. What is always said falls out by
 * itself: it was said before as well.
 */
function tellingWords({ mentions, before, ownWords }: CrisisFacts): Crisis['words'] {
  const now = mentionsPerWord(mentions);
  const then = mentionsPerWord(before);
  const shareBefore = (word: string): number =>
    ((then.get(word)?.count ?? 0) + 0.5) / (before.length + 1);
  return [...now]
    .filter(
      ([word, { count }]) =>
        count >= FEWEST_TIMES &&
        !ownWords.has(word) &&
        count / mentions.length >= MORE_THAN_BEFORE * shareBefore(word),
    )
    .map(([, { shown, count }]) => ({ word: shown, count }))
    .toSorted((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
    .slice(0, MOST_WORDS);
}

type Told = { readonly shown: string; count: number };

function mentionsPerWord(messages: readonly Message[]): ReadonlyMap<string, Told> {
  const told = new Map<string, Told>();
  for (const { text } of messages) {
    const words = new Map(
      indexWords(text.normalize('NFC'))
        .filter((word) => [...word].length >= SHORTEST_WORD && !/^\d+$/u.test(word))
        .map((word) => [fold(word), word]),
    );
    for (const [key, shown] of words) {
      const known = told.get(key) ?? { shown, count: 0 };
      known.count += 1;
      told.set(key, known);
    }
  }
  return told;
}
