import { existsSync } from 'node:fs';
import { ask, at, call, fail, say } from './shell.mjs';

/** Real servers of networks, each a script in e2e/servers: install, installed, start, stop. */
export const SERVERS = ['snac', 'wordpress', 'nostr', 'imap', 'atproto'];
/** Small enough that `npm test` installs them where they are missing. */
export const ALWAYS_INSTALLED = ['snac', 'wordpress', 'nostr', 'imap'];
const scriptOf = (name) => at('e2e', 'servers', `${name}.sh`);

/** `npm run servers -- snac|wordpress|nostr|imap|atproto install|start|stop` */
export function servers([name, action]) {
  const isKnown =
    SERVERS.includes(name) && ['install', 'installed', 'start', 'stop'].includes(action);
  if (!isKnown) return fail(`npm run servers -- ${SERVERS.join('|')} install|installed|start|stop`);
  if (!existsSync(scriptOf(name))) return fail(`e2e/servers/${name}.sh is missing`);
  return call('bash', [scriptOf(name), action]);
}

/**
 * Specs start the servers that they need themselves; this makes sure that one is there. Answers why
 * it is not, for the closing lines, or an empty text.
 */
export function whyMissing(name, { install }) {
  if (process.platform === 'win32' || !existsSync(scriptOf(name)))
    return `${name}: not on this system`;
  const isInstalled = () => ask('bash', [scriptOf(name), 'installed']).code === 0;
  if (!isInstalled() && install) {
    say(`installing the server ${name}`);
    call('bash', [scriptOf(name), 'install']);
  }
  return isInstalled() ? '' : `${name}: not installed (npm run servers -- ${name} install)`;
}
