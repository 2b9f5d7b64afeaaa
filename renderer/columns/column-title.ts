import type { ColumnRow } from '#contract/column-rows.ts';
import type { AccountRow } from '#contract/account-rows.ts';
import type { Text } from '#renderer/i18n/catalogue.ts';

export type Feed = Extract<ColumnRow['source'], { kind: 'feed' }>['feed'];
type Titled = Pick<ColumnRow, 'source' | 'name'>;

/** Streams that want to know which one: a list, a tag, words, an author, an address. */
export const WITH_PARAM: ReadonlySet<Feed['kind']> = new Set([
  'author',
  'list',
  'tag',
  'search',
  'feed',
]);

/** What a column shows, as its title. */
export function columnTitle({ source, name }: Titled, text: Text): string {
  if (source.kind !== 'feed') return name ?? text(`columns.feed.${source.kind}`);
  const { kind, param } = source.feed;
  if (param === undefined || !WITH_PARAM.has(kind)) return text(`columns.feed.${kind}`);
  return text(`columns.named.${kind}`, { param: name ?? param });
}

/** Whose stream it is; a search says that it is one, because its title is only the words. */
export function columnWhose(
  { source, accountHandle }: Pick<ColumnRow, 'source' | 'accountHandle'>,
  text: Text,
): string {
  if (source.kind !== 'feed') return text(`columns.feed.${source.kind}`);
  return source.feed.kind === 'search'
    ? text('columns.searchOf', { handle: accountHandle })
    : accountHandle;
}

/** A typed parameter as the feed wants it: a tag without #, words without space around. */
export function cleanParam(kind: Feed['kind'], typed: string): string {
  const trimmed = typed.trim();
  return kind === 'tag' ? trimmed.replace(/^#+/u, '') : trimmed;
}

/** The feed out of the form, or null while something is missing. */
export function feedFrom(kind: Feed['kind'], typed: string): Feed | null {
  if (!WITH_PARAM.has(kind)) return { kind };
  const param = cleanParam(kind, typed);
  return param === '' ? null : { kind, param };
}

/** What to offer first for an account: home, else whatever it has. */
export function firstFeed(account: Pick<AccountRow, 'feeds'>): Feed['kind'] {
  return account.feeds.includes('home') ? 'home' : (account.feeds[0] ?? 'interactions');
}
