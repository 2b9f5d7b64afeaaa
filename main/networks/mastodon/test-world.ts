import type { LoopbackAnswer, SeenRequest } from '#main/networks/conformance/loopback-server.ts';

/** What a server of the Mastodon API holds, and how it shows it: https://docs.joinmastodon.org/entities/ */
export type TestAccount = { readonly id: string; readonly username: string };
export type TestStatus = {
  readonly id: string;
  readonly account: TestAccount;
  text: string;
  editedAt?: string;
  readonly parent: string | null;
  readonly visibility: string;
  readonly warning: string;
  readonly media: readonly string[];
  readonly createdAt: string;
};
export const me: TestAccount = { id: '109001', username: 'rabe' };
export const other: TestAccount = { id: '109002', username: 'mia' };
export const SOFTWARE = { name: 'mastodon', version: '4.5.0' };

type Notification = { readonly id: string; readonly type: string; readonly status: TestStatus };
export type World = {
  readonly statuses: TestStatus[];
  readonly notifications: Notification[];
  readonly keys: Map<string, string>;
  readonly codes: Map<string, string>;
  readonly media: Map<string, { reads: number; description: string }>;
  readonly tokens: Set<string>;
  origin: string;
  count: number;
};

export const json = (value: unknown, status = 200): LoopbackAnswer => ({
  kind: 'json',
  value,
  status,
});
export const missing = json({ error: 'Record not found' }, 404);

export function nextId(world: World): string {
  world.count += 1;
  return String(115_000_000_000 + world.count);
}

export function showAccount(account: TestAccount, origin: string): unknown {
  return {
    ...account,
    acct: account.username,
    display_name: account.username,
    note: '<p>Roasts</p>',
    url: `${origin}/@${account.username}`,
    avatar: `${origin}/avatar.png`,
    followers_count: 7,
    statuses_count: '12',
    bot: false,
  };
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

export function showStatus(status: TestStatus, world: World): unknown {
  const parent = world.statuses.find(({ id }) => id === status.parent);
  return {
    id: status.id,
    uri: `${world.origin}/statuses/${status.id}`,
    url: `${world.origin}/@${status.account.username}/${status.id}`,
    account: showAccount(status.account, world.origin),
    created_at: status.createdAt,
    edited_at: status.editedAt ?? null,
    content: `<p>${escapeHtml(status.text)}</p>`,
    visibility: status.visibility,
    spoiler_text: status.warning,
    language: 'de',
    in_reply_to_id: status.parent,
    in_reply_to_account_id: parent?.account.id ?? null,
    reblog: null,
    media_attachments: status.media.map((id) => ({
      id,
      type: 'image',
      url: `${world.origin}/media/${id}.png`,
      description: world.media.get(id)?.description ?? null,
      meta: { original: { width: 3, height: 2 } },
    })),
    mentions: [me, other]
      .filter(({ username }) => status.text.includes(`@${username}`))
      .map(({ id, username }) => ({ id, acct: username, url: `${world.origin}/@${username}` })),
    favourited: false,
    reblogged: false,
    replies_count: 0,
    reblogs_count: 0,
    favourites_count: 0,
  };
}

/** Newest first; `min_id` gives what came right after, `max_id` what came before. */
export function paged<Entry extends { readonly id: string }>(
  all: readonly Entry[],
  query: URLSearchParams,
): readonly Entry[] {
  const limit = Math.min(Number(query.get('limit') ?? 20), 40);
  const min = query.get('min_id');
  const max = query.get('max_id');
  if (min !== null)
    return all
      .filter(({ id }) => id > min)
      .slice(0, limit)
      .toReversed();
  const before = max === null ? all : all.filter(({ id }) => id < max);
  return before.slice(-limit).toReversed();
}

/** Somebody by name, somebody's posts, and the lists of `me`; null: another question. */
export function peopleAnswer(
  path: string,
  query: URLSearchParams,
  world: World,
): LoopbackAnswer | null {
  if (path === '/api/v1/lists') return json([{ id: 7, title: 'Press' }, { title: 'broken' }]);
  if (path === '/api/v1/accounts/lookup') {
    const found = [me, other].find(({ username }) => username === query.get('acct'));
    return found === undefined ? missing : json(showAccount(found, world.origin));
  }
  const whose = /^\/api\/v1\/accounts\/(\w+)\/statuses$/u.exec(path)?.[1];
  if (whose === undefined) return null;
  const theirs = world.statuses.filter(({ account }) => account.id === whose);
  return json(paged(theirs, query).map((status) => showStatus(status, world)));
}

export function contextOf(id: string, world: World): LoopbackAnswer {
  const find = (wanted: string | null) => world.statuses.find((status) => status.id === wanted);
  const status = find(id);
  if (status === undefined) return missing;
  const ancestors: TestStatus[] = [];
  for (let up = find(status.parent); up !== undefined; up = find(up.parent)) ancestors.unshift(up);
  const below = new Set([id]);
  const descendants = world.statuses.filter(({ id: each, parent }) => {
    const isBelow = parent !== null && below.has(parent);
    if (isBelow) below.add(each);
    return isBelow;
  });
  const show = (each: TestStatus): unknown => showStatus(each, world);
  return json({ ancestors: ancestors.map(show), descendants: descendants.map(show) });
}

/** What happens before and after an answer is made, for example time or a lost connection. */
type Around = (request: SeenRequest, answer: () => LoopbackAnswer) => Promise<LoopbackAnswer>;

export const unchanged: Around = async (_request, answer) => await Promise.resolve(answer());
