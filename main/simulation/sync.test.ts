import { expect, test } from 'vitest';
import { playSyncHistory, type SyncHistory } from './sync-history.ts';
import { judgeSync } from './sync-judge.ts';

const SEEDS = Number(process.env['SIM_SYNC_SEEDS'] ?? 25);
const FIRST_SEED = Number(process.env['SIM_FROM'] ?? 1);

test(`in ${SEEDS} histories of faults, crashes and power cuts sync loses nothing and keeps what a person did`, async () => {
  const violations = [];
  let messages = 0;
  for (let seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
    const history = await playSyncHistory(seed);
    violations.push(...judgeSync(history));
    messages += history.messages.length;
  }
  expect(violations).toEqual([]);
  expect(messages).toBeGreaterThan(SEEDS * 10);
}, 180_000);

test('the judge sees a message that is missing, one that is outdated, a note that is gone, and a greedy client', async () => {
  const history = await playSyncHistory(7);
  const [first, second] = history.messages;
  const [noted] = history.conversations;
  if (first === undefined || second === undefined || noted === undefined)
    throw new Error('Nothing was stored');
  const wrong: SyncHistory = {
    ...history,
    messages: [{ ...second, text: 'other words' }, ...history.messages.slice(2)],
    notes: new Map([[noted.id, ['a note that nobody kept']]]),
    broken: new Set(['I4 a cursor stands too far']),
    clockWasSet: false,
  };
  for (const { server } of wrong.servers) {
    server.impolite.push(1);
    server.requests.push(...Array.from({ length: 400 }, () => 1e9));
  }
  const promises = new Set(judgeSync(wrong).map(({ promise }) => promise.split(' ')[0]));
  expect(promises).toEqual(new Set(['I3', 'I4', 'I8', 'I9', 'I11', 'I12']));
});
