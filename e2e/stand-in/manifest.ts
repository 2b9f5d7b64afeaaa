import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Manifest = {
  readonly name: string;
  readonly version: string;
  readonly main: string;
  readonly productName?: string;
  readonly type?: string;
};

/**
 * The `package.json` in the app's folder. Looked at without a library for schemas, as everything in
 * here: to read one would be a third of what the stand-in costs a start.
 */
export function readManifest(appPath: string): Manifest {
  const file = join(appPath, 'package.json');
  const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isManifest(read)) throw new Error(`stand-in: ${file} needs a name, a version and a main`);
  return read;
}

function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null) return false;
  const fields: Readonly<Record<string, unknown>> = { ...value };
  return (
    ['name', 'version', 'main'].every((name) => typeof fields[name] === 'string') &&
    ['productName', 'type'].every((name) => ['string', 'undefined'].includes(typeof fields[name]))
  );
}
