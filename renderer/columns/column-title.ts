import type { AccountRow, ColumnRow } from '#contract/rows.ts';
import type { Text } from '#renderer/i18n/catalogue.ts';

type Feed = ColumnRow['feed'];
/** Streams that want to know which one: a list, a tag, words. */
export const WITH_PARAM: ReadonlySet<Feed['kind']> = new Set(['author', 'list', 'tag', 'search']);

/** What a column shows, as its title. */
export function columnTitle(feed: Feed, text: Text): string {
  return feed.param === undefined || !WITH_PARAM.has(feed.kind)
    ? text(`columns.feed.${feed.kind}`)
    : text(`columns.named.${feed.kind}`, { param: feed.param });
}

/** Whose stream it is; a search says that it is one, because its title is only the words. */
export function columnWhose(column: Pick<ColumnRow, 'feed' | 'accountHandle'>, text: Text): string {
  return column.feed.kind === 'search'
    ? text('columns.searchOf', { handle: column.accountHandle })
    : column.accountHandle;
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
