import { expect, test } from 'vitest';
import { playHistory, type History, type Plan } from './history.ts';
import { judge } from './judge.ts';

const SEEDS = Number(process.env['SIM_SEEDS'] ?? 1000);
const FIRST_SEED = Number(process.env['SIM_FROM'] ?? 1);

test(`in ${SEEDS} histories of faults, crashes and clock jumps no promise is broken`, async () => {
  const violations = [];
  let sent = 0;
  for (let seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
    const history = await playHistory(seed);
    violations.push(...judge(history));
    sent += history.replies.filter(({ status }) => status.state === 'sent').length;
  }
  expect(violations).toEqual([]);
  expect(sent).toBeGreaterThan(SEEDS);
}, 120_000);

test('a crash around any commit of a history breaks no promise', async () => {
  const calm: Plan = { faults: 0.2, crashes: 0, offline: false, clockJumps: false };
  for (const seed of [3, 11, 17, 29, 41]) {
    const violations = [];
    let crashed = 0;
    for (let killAtCommit = 1; ; killAtCommit++) {
      const history = await playHistory(seed, { ...calm, killAtCommit });
      violations.push(...judge(history));
      if (history.crashes === 0) break;
      crashed++;
    }
    expect(violations).toEqual([]);
    expect(crashed).toBeGreaterThan(10);
  }
}, 120_000);

test('the same seed plays the same history', async () => {
  expect(await shapeOf(4711)).toEqual(await shapeOf(4711));
});

async function shapeOf(seed: number): Promise<unknown> {
  const { replies, servers, crashes } = await playHistory(seed);
  return { replies, posts: servers.map(({ posts }) => posts), crashes };
}

test('the judge sees a reply that was posted twice', async () => {
  const history = await playHistory(1, {
    faults: 0,
    crashes: 0,
    offline: false,
    clockJumps: false,
  });
  const posts = history.servers.flatMap((server) => server.posts);
  const [first] = posts;
  if (first === undefined) throw new Error('Nothing was posted');
  const home = history.servers.find((server) => server.posts.includes(first));
  home?.posts.push({ ...first, remoteId: 'again' });
  expect(new Set(judge(history).map(({ promise }) => promise.slice(0, 2)))).toEqual(
    new Set(['I1', 'I2']),
  );
});

test('the judge sees an undone reply that was posted, and one that is lost', async () => {
  const history = await playHistory(2, {
    faults: 0,
    crashes: 0,
    offline: false,
    clockJumps: false,
  });
  const sent = history.replies.find(({ status }) => status.state === 'sent');
  if (sent === undefined) throw new Error('Nothing was sent');
  const wrong: History = { ...history, undone: new Set([sent.id]), replies: [] };
  expect(new Set(judge(wrong).map(({ promise }) => promise.slice(0, 3).trim()))).toEqual(
    new Set(['I5', 'I7', 'I10']),
  );
});
