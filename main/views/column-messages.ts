import type { Ends } from '#contract/stretch.ts';
import type { Message } from '#domain/message.ts';
import type { Reader } from '#main/store/store.ts';
import { cutBy, queryOf, type Stretch } from './stretch.ts';

/** Looked through for one message that is shown, where a filter hides others. */
const PER_SHOWN = 8;

type Shown = { readonly items: readonly Message[]; readonly ends: Ends };
type Wanted = {
  readonly where: NonNullable<Parameters<Reader['find']>[1]['where']>;
  /** null: everything is shown. */
  readonly filter: ((message: Message) => boolean) | null;
};

/** A stretch of the messages that a column shows, newest first. */
export async function findShown(
  reader: Reader,
  { where, filter }: Wanted,
  stretch: Stretch,
): Promise<Shown> {
  const { limit, ...bounds } = queryOf(stretch);
  const looked = filter === null ? limit : limit * PER_SHOWN;
  const found = await reader.find('messages', {
    where,
    sort: [['createdAt', 'desc']],
    ...bounds,
    limit: looked,
  });
  const shown = cutBy(filter === null ? found : found.filter(filter), stretch.limit, timeOf);
  if (shown.ends.hasMore || found.length < looked) return shown;
  // Not enough of it is shown, and there is more to look through: the next piece begins behind it.
  return { items: shown.items, ends: { ...shown.ends, ...goesOnBehind(found) } };
}

const timeOf = ({ createdAt }: Message): number => createdAt;

function goesOnBehind(found: readonly Message[]): Pick<Ends, 'last' | 'hasMore'> {
  return { last: cutBy(found, found.length, timeOf).ends.last, hasMore: true };
}
