import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '#main/ports.ts';

const MAX_BYTES = 1_000_000;
/** Ids, codes, versions. Anything else could be a text, a token or an address of a person. */
const HARMLESS = /^[\w:./#+-]{1,120}$/;

export type LogSettings = {
  readonly dataDir: string;
  readonly now: () => number;
  /** Also to standard error, for developers. */
  readonly isLoud: boolean;
};

/** `logs/parley.log`, one JSON line per event; the file before it is kept as `parley.1.log`. */
export function openLog({ dataDir, now, isLoud }: LogSettings): Log {
  const folder = join(dataDir, 'logs');
  const file = join(folder, 'parley.log');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return (event, fields = {}) => {
    const line = `${JSON.stringify({ at: new Date(now()).toISOString(), event: harmless(event), ...clean(fields) })}\n`;
    if (isLoud) process.stderr.write(line);
    try {
      if (size > MAX_BYTES) {
        renameSync(file, join(folder, 'parley.1.log'));
        size = 0;
      }
      appendFileSync(file, line, { mode: 0o600 });
      size += line.length;
    } catch {
      // A full disk must not stop the app; the store reports it where it matters.
    }
  };
}

function clean(fields: Readonly<Record<string, string | number | boolean>>): object {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      typeof value === 'string' ? harmless(value) : value,
    ]),
  );
}

function harmless(text: string): string {
  return HARMLESS.test(text) ? text : '(hidden)';
}
