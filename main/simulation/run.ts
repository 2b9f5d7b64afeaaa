import { playHistory } from './history.ts';
import { judge, type Violation } from './judge.ts';
import { playSyncHistory } from './sync-history.ts';
import { judgeSync } from './sync-judge.ts';

/** Histories of sync take longer: one for every so many of the outbox. */
const SYNC_EVERY = 20;

/** `npm run sim -- --seeds N [--from S]` or `--seed S`: plays histories and prints broken promises. */
function numberAfter(flag: string): number | undefined {
  const index = process.argv.indexOf(flag);
  const value = index === -1 ? undefined : Number(process.argv[index + 1]);
  if (value !== undefined && !Number.isSafeInteger(value))
    throw new Error(`${flag} takes a whole number`);
  return value;
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function main(): Promise<void> {
  const single = numberAfter('--seed');
  const from = single ?? numberAfter('--from') ?? 1;
  const seeds = single === undefined ? (numberAfter('--seeds') ?? 1000) : 1;
  const startedAt = performance.now();
  const violations: Violation[] = [];
  let replies = 0;
  let crashes = 0;
  let unclear = 0;
  let messages = 0;
  for (let seed = from; seed < from + seeds; seed++) {
    const history = await playHistory(seed);
    violations.push(...judge(history));
    replies += history.replies.length;
    crashes += history.crashes;
    unclear += history.replies.filter(({ status }) => status.state === 'unclear').length;
    if (single === undefined && seed % SYNC_EVERY !== 0) continue;
    const synced = await playSyncHistory(seed);
    violations.push(...judgeSync(synced));
    messages += synced.messages.length;
  }
  const seconds = (performance.now() - startedAt) / 1000;
  for (const { seed, promise, detail } of violations)
    say(`seed ${seed}: ${promise} (${detail}); again with: npm run sim -- --seed ${seed}`);
  say(
    `${seeds} histories, ${replies} replies, ${messages} messages synced, ${crashes} crashes, ${unclear} left to the person, ${seconds.toFixed(1)} s`,
  );
  const broken = new Set(violations.map(({ seed }) => seed)).size;
  say(`${seeds - broken} passed, ${broken} failed`);
  if (broken > 0) process.exitCode = 1;
}

await main();
