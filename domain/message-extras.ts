/** What can hang on a message beside its text and its media. All of it is data of the network. */

/** A question with answers to choose from, as it stood when the message was fetched last. */
export type Poll = {
  readonly options: readonly { readonly title: string; readonly votes?: number }[];
  /** People who took part; with several choices there are more votes than people. */
  readonly voters?: number;
  /** ms since epoch. */
  readonly closesAt?: number;
  readonly isClosed: boolean;
  readonly isMultiple: boolean;
};

/** The post of somebody else that this one shows; without words when it cannot be seen any more. */
export type Quote =
  | {
      readonly state: 'shown';
      readonly authorName: string;
      readonly authorHandle: string;
      readonly text: string;
      readonly url?: string;
    }
  | { readonly state: 'gone' };

/** What the network itself says about a linked page; the page is never asked. */
export type LinkCard = {
  readonly url: string;
  readonly title: string;
  readonly description?: string;
  readonly imageUrl?: string;
};

/** How a message read before it was edited. */
export type EarlierVersion = {
  readonly text: string;
  readonly contentWarning?: string;
  /** Since when it read like that, ms since epoch. */
  readonly since: number;
};

/** So many earlier versions are kept: the oldest go first. */
const MOST_VERSIONS = 20;

type Written = {
  readonly text: string;
  readonly contentWarning?: string;
  readonly version: number;
  readonly createdAt: number;
  readonly editedAt?: number;
  readonly history?: readonly EarlierVersion[];
};

/**
 * The earlier versions of a message once `next` lies over `before`, oldest first; undefined when there
 * are none. Only an edit makes one: the same version in other words is another way to show it.
 */
export function historyAfter(
  before: Written,
  next: Written,
): readonly EarlierVersion[] | undefined {
  const isEdit =
    next.version > before.version &&
    (next.text !== before.text || next.contentWarning !== before.contentWarning);
  if (!isEdit) return before.history;
  const { text, contentWarning, createdAt, editedAt, history = [] } = before;
  const earlier: EarlierVersion = {
    text,
    ...(contentWarning === undefined ? {} : { contentWarning }),
    since: editedAt ?? createdAt,
  };
  return [...history, earlier].slice(-MOST_VERSIONS);
}

/** Words for a message that says nothing itself: its list entry must not be empty. */
export function wordsOf(message: {
  readonly text: string;
  readonly contentWarning?: string;
  readonly card?: LinkCard;
  readonly quote?: Quote;
  readonly poll?: Poll;
}): string {
  const { text, contentWarning, card, quote, poll } = message;
  if (contentWarning !== undefined) return contentWarning;
  if (text.trim() !== '') return text;
  if (quote?.state === 'shown') return `${quote.authorName}: ${quote.text}`;
  return card?.title ?? poll?.options.map(({ title }) => title).join(' · ') ?? '';
}
