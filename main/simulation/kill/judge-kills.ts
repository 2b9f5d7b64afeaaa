import type { Reply } from '#domain/reply.ts';
import type { MastodonServer } from '#main/networks/mastodon/test-server.ts';
import type { Played } from '#main/simulation/play.ts';
import { say } from '#main/simulation/say.ts';
import type { Order } from './talk.ts';

export type KillFacts = {
  readonly kills: number;
  readonly orders: readonly Order[];
  /** Replies whose "send" the person saw confirmed. */
  readonly acknowledged: ReadonlySet<string>;
  readonly replies: readonly Reply[];
  readonly server: Pick<MastodonServer, 'statuses' | 'me'>;
};

/** Counts on the server: nothing doubled; and in the data: nothing lost, nothing said that is not so. */
export function judgeKills({ kills, orders, acknowledged, replies, server }: KillFacts): Played {
  const own = server.statuses.filter(({ account }) => account.id === server.me.id);
  const postsOf = ({ text }: Order): number =>
    own.filter((post) => post.text.split(' ').slice(-2).join(' ') === text).length;
  const byId = new Map<string, Reply>(replies.map((reply) => [reply.id, reply]));
  const doubled = orders.filter((order) => postsOf(order) > 1);
  const lost = orders.filter(
    (order) => acknowledged.has(order.replyId) && !byId.has(order.replyId),
  );
  const wrong = orders.filter((order) => !isTrue(byId.get(order.replyId), postsOf(order)));
  for (const { text, replyId } of [...doubled, ...lost, ...wrong])
    say(`${text}: ${byId.get(replyId)?.status.state ?? 'not there'}`);
  const sent = replies.filter(({ status }) => status.state === 'sent').length;
  say(
    `${kills} kills, ${orders.length} replies wanted, ${acknowledged.size} acknowledged, ${sent} sent, ${own.length} posts on the server, ${doubled.length} doubled, ${lost.length} lost, ${wrong.length} said wrongly`,
  );
  const failed = new Set([...doubled, ...lost, ...wrong].map(({ replyId }) => replyId)).size;
  return { passed: orders.length - failed, failed };
}

/** What the data say about a reply is so on the server. */
function isTrue(reply: Reply | undefined, posts: number): boolean {
  if (reply === undefined) return posts === 0;
  const { status } = reply;
  if (status.state === 'sent') return posts === 1;
  if (status.state === 'unclear') return status.needs === 'person';
  return posts === 0 && (status.state === 'queued' || status.state === 'failed');
}
