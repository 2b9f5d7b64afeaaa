import { expect, test } from 'vitest';
import { playHistory, type History } from './history.ts';
import { judge } from './judge.ts';
import type { Plan } from './scenario.ts';

const SEEDS = Number(process.env['SIM_SEEDS'] ?? 200);
const CALM: Plan = {
  faults: 0,
  crashes: 0,
  offline: false,
  clockJumps: false,
  suspends: false,
  sync: 'off',
};

test(`in ${SEEDS} histories of faults, crashes, sleep and clock jumps no promise is broken`, async () => {
  const violations = [];
  let sent = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const history = await playHistory(seed);
    violations.push(...judge(history));
    sent += history.replies.filter(({ status }) => status.state === 'sent').length;
  }
  expect(violations).toEqual([]);
  expect(sent).toBeGreaterThan(SEEDS);
}, 240_000);

test('the same seed plays the same history', async () => {
  expect(await shapeOf(4711)).toEqual(await shapeOf(4711));
});

async function shapeOf(seed: number): Promise<unknown> {
  const { replies, servers, crashes, steps } = await playHistory(seed);
  return { replies, posts: servers.map(({ posts }) => posts), crashes, steps };
}

/** The promises that the judge sees broken in a history that was made wrong. */
function broken(history: History): readonly string[] {
  const promises = judge(history).map(({ promise }) => promise.split(' ')[0] ?? '');
  return [...new Set(promises)].toSorted();
}

async function calmHistory(): Promise<History> {
  const history = await playHistory(1, { plan: CALM });
  expect(broken(history)).toEqual([]);
  return history;
}

function sentOf({ replies }: History) {
  const sent = replies.find(({ status }) => status.state === 'sent');
  if (sent === undefined) throw new Error('Nothing was sent');
  return sent;
}

test('the judge sees a reply that was posted twice', async () => {
  const history = await calmHistory();
  const home = history.servers.find((server) => server.posts.some(({ replyId }) => replyId));
  const first = home?.posts.find(({ replyId }) => replyId !== null);
  if (home === undefined || first === undefined) throw new Error('Nothing was posted');
  home.posts.push({ ...first, remoteId: 'again' });
  expect(broken(history)).toEqual(['I1', 'I2']);
});

test('the judge sees an undone reply that was posted, and one that is lost', async () => {
  const history = await calmHistory();
  history.promised.undone.add(sentOf(history).id);
  expect(broken({ ...history, replies: [] })).toEqual(['I5', 'I7']);
});

test('the judge sees an order that was changed and an account that was mixed up', async () => {
  const history = await calmHistory();
  const home = history.servers.find((server) => server.posts.some(({ replyId }) => replyId));
  const first = home?.posts.find(({ replyId }) => replyId !== null);
  if (home === undefined || first === undefined) throw new Error('Nothing was posted');
  const later = { ...first, order: first.order - 1, appliedAt: first.appliedAt + 1 };
  home.posts.push({ ...later, replyId: 'somebody', remoteId: 'other' });
  expect(broken(history)).toEqual(['I6']);
  const replies = history.replies.map((reply) =>
    reply.id === sentOf(history).id ? { ...reply, accountId: other(history, reply) } : reply,
  );
  expect(broken({ ...history, replies })).toContain('I10');
});

function other({ replies }: History, { accountId }: History['replies'][number]) {
  return replies.find((reply) => reply.accountId !== accountId)?.accountId ?? accountId;
}

test('the judge sees a like that the server does not have, and a request that came too early', async () => {
  const history = await calmHistory();
  const [pair] = history.answered;
  if (pair?.after === undefined) throw new Error('There are always messages');
  const after = { ...pair.after, mine: { liked: 'yes' } };
  expect(broken({ ...history, answered: [{ ...pair, after }] })).toEqual(['I2']);
  history.servers[0]?.impolite.push('too early');
  expect(broken(history)).toEqual(['I12']);
});

test('the judge sees an answer to something that had changed, and an own post that is doubled', async () => {
  const history = await calmHistory();
  const sent = sentOf(history);
  const server = history.servers.find(({ kind }) => kind === sent.network);
  if (server === undefined) throw new Error('Every reply has a server');
  server.parents.edit(sent.accountId, sent.inReplyTo?.remoteId ?? '');
  server.firstTried.set(sent.id.slice(-12), Number.MAX_SAFE_INTEGER);
  expect(broken(history)).toEqual(['I13']);
  expect(broken({ ...history, replies: [...history.replies, sent] })).toContain('I3');
});
