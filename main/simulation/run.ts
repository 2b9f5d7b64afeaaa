import { playKills } from './kill/kill-run.ts';
import { judgeTheJudge } from './mutants/judge-the-judge.ts';
import { runOptions } from './options.ts';
import { playAll } from './play-all.ts';
import type { Played } from './play.ts';
import { say } from './say.ts';

/** `npm run sim -- …`: see options.ts. Ends with a line `N passed, N failed`. */
async function main(): Promise<void> {
  const options = runOptions(process.argv.slice(2));
  if (options.mutants !== null) return end([await judgeTheJudge(options.mutants)]);
  if (options.kills !== null) return end([await playKills(options.kills)]);
  end(await playAll(options));
}

function end(all: readonly Played[]): void {
  const failed = all.reduce((sum, played) => sum + played.failed, 0);
  const passed = all.reduce((sum, played) => sum + played.passed, 0);
  say(`${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

await main();
