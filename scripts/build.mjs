import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, call, fail, say } from './shell.mjs';

const SOURCES = [
  'main',
  'renderer',
  'domain',
  'contract',
  'package-lock.json',
  'vite.config.ts',
  'scripts/emoji-plugin.mjs',
  'scripts/latin-plugin.mjs',
  'scripts/layers-plugin.mjs',
  'scripts/po-plugin.mjs',
  'scripts/queries-later-plugin.mjs',
];
const STAMP = 'out/.stamp';

/** Builds out/main, out/preload and out/renderer, when a source has changed since. */
export function build(_args, node) {
  const now = fingerprint();
  if (existsSync(at(STAMP)) && readFileSync(at(STAMP), 'utf8') === now) return 0;
  say('building');
  const vite = at('node_modules', 'vite', 'bin', 'vite.js');
  if (call(node.path, [vite, 'build', '--app', '--logLevel', 'warn'], { env: node.env }) !== 0)
    return fail('The build failed.');
  mkdirSync(at('out'), { recursive: true });
  writeFileSync(at(STAMP), now);
  return 0;
}

/** Installers of this system into release/. */
export function dist(args, node) {
  build([], node);
  const builder = at('node_modules', 'electron-builder', 'cli.js');
  return call(node.path, [builder, ...args], { env: node.env });
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const source of SOURCES) for (const line of describe(source)) hash.update(line);
  return hash.digest('hex');
}

function describe(path) {
  if (!existsSync(at(path))) return [];
  const found = statSync(at(path));
  if (found.isDirectory())
    return readdirSync(at(path)).flatMap((name) => describe(join(path, name)));
  return [`${path}:${found.size}:${found.mtimeMs}\n`];
}
