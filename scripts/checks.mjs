import { existsSync, readdirSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { build } from './build.mjs';
import { findRuntime } from './runtime.mjs';
import { ALWAYS_INSTALLED, SERVERS, whyMissing } from './servers.mjs';
import { at, call, fail, follow, say } from './shell.mjs';

const bin = (...parts) => at('node_modules', ...parts);
const TSC = [bin('typescript', 'bin', 'tsc'), '-b'];
const LINT = [bin('oxlint', 'bin', 'oxlint'), '--type-aware', '--deny-warnings'];
const FORMAT = [bin('oxfmt', 'bin', 'oxfmt'), '--check', '.'];
const KNIP = [bin('knip', 'bin', 'knip.js')];
const VITEST = [bin('vitest', 'vitest.mjs'), 'run'];
const NETWORKS = ['--config', 'vitest.networks.config.ts'];
const PLAYWRIGHT = [bin('@playwright', 'test', 'cli.js'), 'test'];
const SPECS = [...PLAYWRIGHT, '--project=specs'];
/** How the runners say how it went. */
const CLOSING =
  /^\s*(?:Tests? |Test Files|\d+ passed|\d+ failed|\d+ skipped|\d+ flaky|\d+ did not run|Found \d+ warn)/;

/** Runs steps one after the other, also after a failure, and says at the end how each went. */
async function runAll(steps, node, notes = []) {
  const outcomes = [];
  for (const { name, args, env = node.env } of steps) {
    say(name);
    const startedAt = Date.now();
    const { code, text } = await follow(node.path, args, { env });
    const plain = stripVTControlCharacters(text);
    const closing = plain.split('\n').filter((line) => CLOSING.test(line));
    outcomes.push({ name, code, seconds: (Date.now() - startedAt) / 1000, closing });
  }
  process.stdout.write('\n');
  for (const { name, code, seconds, closing } of outcomes) {
    process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)\n`);
    for (const line of closing) process.stdout.write(`         ${line.trim()}\n`);
  }
  for (const note of notes) process.stdout.write(`SKIPPED ${note}\n`);
  const failed = outcomes.filter(({ code }) => code !== 0).length;
  process.stdout.write(`${outcomes.length - failed} steps passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

const checkSteps = () => [
  { name: 'types', args: TSC },
  { name: 'lint', args: LINT },
  { name: 'format', args: FORMAT },
  { name: 'unused code', args: KNIP },
  { name: 'unit tests', args: VITEST },
];
const simSteps = (args = []) =>
  existsSync(at('main', 'simulation', 'run.ts'))
    ? [{ name: 'simulation', args: [at('main', 'simulation', 'run.ts'), ...args] }]
    : [];

/** What `npm test` plays: 1,000 histories, every moment to die in five of them, and real kills. */
const HISTORIES = ['--seeds', '1000', '--kill-points', '5'];
const KILLS = ['--kill', '20'];

/** `npm run check`: everything that needs no window. */
export const check = async (_args, node) => await runAll(checkSteps(), node);

/** `npm test`: check, simulation, end to end, with every network whose server is here. */
export async function test(args, node) {
  const atproto = whyMissing('atproto', { install: false });
  const small = ALWAYS_INSTALLED.map((name) => whyMissing(name, { install: true }));
  const skipped = [...small, atproto].filter(Boolean);
  const networkSteps = atproto === '' ? [{ name: 'networks', args: [...VITEST, ...NETWORKS] }] : [];
  build([], node);
  const { kind, env } = findRuntime(node);
  const specs = { name: `end to end on ${kind}`, args: [...SPECS, ...args], env };
  return await runAll(
    [...checkSteps(), ...networkSteps, ...simSteps(HISTORIES), ...simSteps(KILLS), specs],
    node,
    skipped,
  );
}

/** `npm run e2e -- [what Playwright takes]` */
export async function e2e(args, node) {
  build([], node);
  const { env } = findRuntime(node);
  const steps = [{ name: 'end to end', args: [...SPECS, ...args], env }];
  return await runAll(steps, node);
}

/** `npm run shots`: every screen and state, in every theme and both languages, into shots/. */
export async function shots(args, node) {
  build([], node);
  const { env } = findRuntime(node);
  return call(node.path, [...PLAYWRIGHT, '--project=shots', ...args], { env });
}

/** `npm run test:networks`: every network against its real server, installed first. */
export async function networks(args, node) {
  const skipped = SERVERS.map((name) => whyMissing(name, { install: true })).filter(Boolean);
  build([], node);
  const all = { PARLEY_NETWORKS: 'all' };
  const steps = [
    { name: 'connectors', args: [...VITEST, ...NETWORKS, ...args], env: { ...node.env, ...all } },
    {
      name: 'end to end',
      args: [...SPECS, 'networks', ...args],
      env: { ...findRuntime(node).env, ...all },
    },
  ];
  const code = await runAll(steps, node, skipped);
  return skipped.length > 0 ? 1 : code;
}

/** `npm run conformance [-- NETWORK]`: the one suite that every network passes, as a table. */
export function conformance(args, node) {
  for (const name of SERVERS) whyMissing(name, { install: ALWAYS_INSTALLED.includes(name) });
  const config = ['--config', 'vitest.conformance.config.ts'];
  return call(node.path, [...VITEST, ...config, ...args], { env: node.env });
}

/** `npm run sim -- [--seeds N] [--mutants] [--kill N]`: see main/simulation/options.ts. */
export function sim(args, node) {
  const [step] = simSteps(args);
  if (step === undefined) return fail('There is no simulation: main/simulation/run.ts is missing.');
  return call(node.path, step.args, { env: node.env });
}

/** `npm run faults -- [--only kills,flips,cuts,logs,disk,folder] [--quick] [--seed N]` */
export function faults(args, node) {
  return call(node.path, [at('main', 'testing', 'faults', 'run.ts'), ...args], { env: node.env });
}

/** `npm run golden`: writes the database of the version to come, which every later one must open. */
export function golden(args, node) {
  const env = { ...node.env, GOLDEN: 'write' };
  return call(node.path, [...VITEST, 'main/store/golden.test.ts', ...args], { env });
}

/** `npm run bench -- NAME [--quick] [--json FILE]` */
export function bench([name = '', ...args], node) {
  const files = readdirSync(at('bench')).filter((file) => file !== 'harness.ts');
  const names = files.flatMap((file) => /^([\w-]+)\.ts$/.exec(file)?.[1] ?? []);
  if (!names.includes(name))
    return fail(
      `npm run bench -- NAME [--quick] [--json FILE], NAME one of: ${names.join(', ') || '(none yet)'}`,
    );
  const needsWindow = name === 'window';
  if (needsWindow) build([], node);
  const { env } = needsWindow ? findRuntime(node) : node;
  return call(node.path, [at('bench', `${name}.ts`), ...args], { env });
}
