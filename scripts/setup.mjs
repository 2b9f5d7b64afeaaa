import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import { ask, at, callNpm, fail, isWindows, say } from './shell.mjs';

/** Electron's own tools and the stand-in's module hooks need this much. */
const OLDEST = [22, 15];

/** Installs by the lockfile, when what lies in node_modules is something else. */
export function ensurePackages() {
  if (isInstalled()) return;
  say('installing packages (npm ci)');
  if (callNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error']) !== 0)
    fail('npm ci failed. Is the npm registry reachable?');
}

function isInstalled() {
  const wanted = packagesIn('package-lock.json');
  const found = packagesIn('node_modules/.package-lock.json');
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional, link }]) =>
      path === '' || optional || devOptional || link || found[path]?.version === version,
  );
}

function packagesIn(file) {
  if (!existsSync(at(file))) return {};
  return JSON.parse(readFileSync(at(file), 'utf8')).packages;
}

/**
 * The Node that runs everything from here on: the one of node_modules (on Linux, 24, as in Electron),
 * otherwise this one. `{ path, env }`; env has it first on PATH.
 */
export function pickNode() {
  const ours = at('node_modules', '.bin', isWindows ? 'node.cmd' : 'node');
  const candidates = [process.env.PARLEY_NODE, existsSync(ours) ? ours : '', process.execPath];
  const path = candidates.find((candidate) => candidate && isNewEnough(candidate));
  if (!path)
    return fail(
      `Node ${process.versions.node} is too old: Parley needs ${OLDEST.join('.')} or newer on this system. See https://nodejs.org`,
    );
  const folders = [dirname(path), at('node_modules', '.bin'), process.env.PATH ?? ''];
  const env = { ...process.env, PARLEY_NODE: path, PATH: folders.join(delimiter) };
  return { path, env };
}

function isNewEnough(path) {
  const { code, text } = ask(path, ['-p', 'process.versions.node']);
  if (code !== 0) return false;
  const [major, minor] = text.trim().split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}
