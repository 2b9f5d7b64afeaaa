import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Played } from '#main/simulation/play.ts';
import { say } from '#main/simulation/say.ts';
import { MUTANTS } from './all.ts';
import type { Mutant } from './mutant.ts';

const run = promisify(execFile);
const CHILD = fileURLToPath(new URL('./mutant-child.ts', import.meta.url));
const AT_ONCE = 2;
const MOST_SEEDS: Readonly<Record<Mutant['shows'], number>> = {
  outbox: 1500,
  sync: 300,
  'kill-points': 1,
};
const CONTROL_SEEDS: Readonly<Record<Mutant['shows'], number>> = {
  outbox: 300,
  sync: 25,
  'kill-points': 1,
};
const found = z.object({ at: z.string(), promise: z.string() }).nullable();

/** Plants every defect in turn, or one, and sees whether the simulation finds it. */
export async function judgeTheJudge(only: string): Promise<Played> {
  const chosen = only === 'all' ? MUTANTS : MUTANTS.filter(({ name }) => name === only);
  const waiting = [...chosen];
  let passed = 0;
  const work = async (): Promise<void> => {
    for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift())
      if (await isJudgedRight(mutant)) passed++;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { passed, failed: chosen.length - passed };
}

async function isJudgedRight(mutant: Mutant): Promise<boolean> {
  const isControl = mutant.isControl === true;
  const seeds = (isControl ? CONTROL_SEEDS : MOST_SEEDS)[mutant.shows];
  const { stdout } = await run(process.execPath, [CHILD, mutant.name, '1', String(seeds)]);
  const seen = found.parse(JSON.parse(stdout));
  const isRight = (seen === null) === isControl;
  const where = seen === null ? `nothing in ${seeds}` : `${seen.at}: ${seen.promise}`;
  const label = mutant.of === undefined ? mutant.name : `${mutant.name} [${mutant.of}]`;
  say(`${isRight ? 'ok    ' : 'FAILED'} ${label}: ${where}`);
  return isRight;
}
