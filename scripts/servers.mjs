import { existsSync } from 'node:fs';
import { ask, at, call, fail, say } from './shell.mjs';

/** Real servers of networks, each a script in e2e/servers: install, installed, start, stop. */
const NAMES = ['snac', 'atproto'];
const scriptOf = (name) => at('e2e', 'servers', `${name}.sh`);

/** `npm run servers -- snac|atproto install|start|stop` */
export function servers([name, action]) {
  const isKnown =
    NAMES.includes(name) && ['install', 'installed', 'start', 'stop'].includes(action);
  if (!isKnown) return fail(`npm run servers -- ${NAMES.join('|')} install|installed|start|stop`);
  if (!existsSync(scriptOf(name))) return fail(`e2e/servers/${name}.sh is missing`);
  return call('bash', [scriptOf(name), action]);
}

/**
 * Starts a server for the specs; the specs find what `start` printed in PARLEY_<NAME>. Answers
 * `{ env, skipped }`: skipped says why it does not run, for the closing lines.
 */
export function startForSpecs(name, { install }) {
  const skip = (why) => ({ env: {}, skipped: `${name}: ${why}` });
  if (process.platform === 'win32' || !existsSync(scriptOf(name))) return skip('no script here');
  const isInstalled = () => ask('bash', [scriptOf(name), 'installed']).code === 0;
  if (!isInstalled() && install) {
    say(`installing the server ${name}`);
    call('bash', [scriptOf(name), 'install']);
  }
  if (!isInstalled()) return skip(`not installed (npm run servers -- ${name} install)`);
  say(`starting the server ${name}`);
  const { code, text } = ask('bash', [scriptOf(name), 'start'], {
    timeout: 120_000,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (code !== 0) return skip('it did not start');
  return { env: { [`PARLEY_${name.toUpperCase()}`]: text.trim() }, skipped: '' };
}

export function stopAfterSpecs(name) {
  if (existsSync(scriptOf(name))) ask('bash', [scriptOf(name), 'stop'], { timeout: 60_000 });
}
