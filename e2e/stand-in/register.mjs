import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `node --import ./register.mjs`: from now on `electron` is the stand-in, for import and require alike. */
const standIn = new URL('./electron-module.ts', import.meta.url).href;
const here = new URL('./', import.meta.url).href;
const NAMES = /^electron(?:\/(?:main|common))?$/;

/**
 * The stand-in's own files without their types, kept: to load what takes them away costs a start more
 * than all else here, and Electron has nothing like it.
 */
const kept = fileURLToPath(new URL('../../node_modules/.cache/stand-in/', import.meta.url));

registerHooks({
  resolve(name, context, next) {
    return NAMES.test(name)
      ? { url: standIn, format: 'module', shortCircuit: true }
      : next(name, context);
  },
  load(url, context, next) {
    return url.startsWith(here) && url.endsWith('.ts')
      ? { format: 'module', source: withoutTypes(url), shortCircuit: true }
      : next(url, context);
  },
});
await import('./early.ts');

function withoutTypes(url) {
  const source = readFileSync(new URL(url), 'utf8');
  const hash = createHash('sha256').update(process.version).update(source).digest('hex');
  const file = join(kept, `${hash}.js`);
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const plain = stripTypeScriptTypes(source);
    mkdirSync(kept, { recursive: true });
    // Whole or not at all: several may start at once.
    writeFileSync(`${file}.${process.pid}`, plain);
    renameSync(`${file}.${process.pid}`, file);
    return plain;
  }
}
