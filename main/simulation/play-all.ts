import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { RunOptions } from './options.ts';
import { playSeeds, type Played, type PlayedSeeds, type Totals } from './play.ts';
import { say } from './say.ts';
import { answer, tasksOf, type Task } from './tasks.ts';

const CHILD = fileURLToPath(new URL('./play-child.ts', import.meta.url));
const MOST_AT_ONCE = 4;

/** Histories and moments to die, on all cores: a seed plays the same history wherever it runs. */
export async function playAll(options: RunOptions): Promise<readonly Played[]> {
  const startedAt = performance.now();
  const tasks = tasksOf(options);
  const done = options.single === null ? await share(tasks) : [await playSeeds(options)];
  const sum = (name: keyof Totals): number =>
    done.reduce((all, { totals }) => all + totals[name], 0);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const all = done.reduce((count, { passed, failed }) => count + passed + failed, 0);
  say(
    `${options.seeds} histories, ${all - options.seeds} moments to die, ${sum('replies')} replies, ${sum('messages')} messages synced, ${sum('crashes')} crashes, ${sum('unclear')} left to the person, ${sum('steps')} waits, ${seconds} s`,
  );
  return done;
}

/** Whoever is free takes the next one. */
async function share(tasks: readonly Task[]): Promise<readonly PlayedSeeds[]> {
  const waiting = [...tasks];
  const done: PlayedSeeds[] = [];
  const work = async (): Promise<void> => {
    const child = fork(CHILD, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const { promise, resolve, reject } = Promise.withResolvers<unknown>();
        const died = (): void => reject(new Error('A process of the simulation died'));
        child.once('message', resolve).once('exit', died);
        child.send(next);
        done.push(answer.parse(await promise));
        child.off('exit', died);
      }
    } finally {
      child.kill();
    }
  };
  const atOnce = Math.min(MOST_AT_ONCE, availableParallelism(), tasks.length);
  await Promise.all(Array.from({ length: atOnce }, work));
  return done;
}
