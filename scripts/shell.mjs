import { spawn, spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
export const isWindows = process.platform === 'win32';
const startedAt = Date.now();

/** Absolute path of a file of the project. */
export const at = (...parts) => join(root, ...parts);

/** What the person is told when something cannot go on; no stack trace. */
export class Failure extends Error {}
export function fail(message) {
  throw new Failure(message);
}

export function say(message) {
  process.stderr.write(`[parley ${((Date.now() - startedAt) / 1000).toFixed(1)} s] ${message}\n`);
}

/** Runs to the end with our own output; the exit code. */
export function call(command, args, options = {}) {
  const done = spawnSync(command, args, { stdio: 'inherit', ...options });
  if (done.error) return fail(`${command}: ${done.error.message}`);
  return done.status ?? 1;
}

/** npm is a script on Windows, which only a shell can start. */
export const callNpm = (args) => call('npm', args, { shell: isWindows });

/** Runs to the end without a word: exit code and what it printed. */
export function ask(command, args, options = {}) {
  const done = spawnSync(command, args, { encoding: 'utf8', ...options });
  return { code: done.status ?? 1, text: done.stdout ?? '' };
}

/** Runs to the end, shown as it comes: exit code and what it printed. */
export function follow(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['inherit', 'pipe', 'pipe'], ...options });
    let text = '';
    const show = (from, to) =>
      from.on('data', (data) => {
        text += data;
        to.write(data);
      });
    show(child.stdout, process.stdout);
    show(child.stderr, process.stderr);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, text }));
  });
}

/** Runs until it ends by itself or the person ends us; the exit code. */
export function accompany(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
