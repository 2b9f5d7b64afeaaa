/**
 * `npm start`, `npm test` and the rest, each complete on a fresh clone: installs what is missing,
 * builds what is stale, finds what to run on. No dependencies; runs on Node 18.
 */
import { existsSync } from 'node:fs';
import {
  bench,
  check,
  conformance,
  e2e,
  faults,
  golden,
  networks,
  shots,
  sim,
  test,
} from './checks.mjs';
import { build, dist } from './build.mjs';
import { dev, start } from './start.mjs';
import { servers } from './servers.mjs';
import { ensurePackages, pickNode } from './setup.mjs';
import { at, fail, Failure } from './shell.mjs';

const TASKS = {
  start,
  dev,
  build,
  check,
  test,
  e2e,
  shots,
  bench,
  sim,
  faults,
  golden,
  conformance,
  'test:networks': networks,
  servers,
  dist,
};

const [task = 'start', ...args] = process.argv.slice(2);
try {
  if (!Object.hasOwn(TASKS, task))
    fail(`There is no task "${task}". Tasks: ${Object.keys(TASKS).join(', ')}`);
  if (!existsSync(at('package.json'))) fail('Run this inside a clone of Parley.');
  ensurePackages();
  process.exitCode = await TASKS[task](args, pickNode());
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  process.stderr.write(`\n${error.message}\n`);
  process.exitCode = 1;
}
