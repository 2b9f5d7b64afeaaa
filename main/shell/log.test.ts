import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLog } from './log.ts';

let dataDir = '';
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'parley-log-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const read = (name = 'parley.log'): string => readFileSync(join(dataDir, 'logs', name), 'utf8');

test('writes events with ids and codes, one JSON line each', () => {
  const log = openLog({ dataDir, now: () => 0, isLoud: false });
  log('sync.page', { account: 'mastodon/kaffee.social/1', items: 3, isLast: true });
  expect(read()).toBe(
    '{"at":"1970-01-01T00:00:00.000Z","event":"sync.page","account":"mastodon/kaffee.social/1","items":3,"isLast":true}\n',
  );
});

test.each(['Danke, das hilft mir sehr!', 'anna@example.org', 'Bearer abc def', 'x'.repeat(200)])(
  'hides %s',
  (text) => {
    const log = openLog({ dataDir, now: () => 0, isLoud: false });
    log('outbox.failed', { detail: text });
    expect(read()).not.toContain(text);
    expect(read()).toContain('"detail":"(hidden)"');
  },
);

test('keeps one older file and never more than that', () => {
  const log = openLog({ dataDir, now: () => 0, isLoud: false });
  const filler = 'x'.repeat(110);
  for (let count = 0; count < 20_000; count += 1) log('filler', { filler, count });
  expect(statSync(join(dataDir, 'logs', 'parley.log')).size).toBeLessThan(1_100_000);
  expect(statSync(join(dataDir, 'logs', 'parley.1.log')).size).toBeLessThan(1_100_000);
  expect(read()).toContain('"count":19999');
});

test.skipIf(process.platform === 'win32')('is readable by this user only', () => {
  openLog({ dataDir, now: () => 0, isLoud: false })('start');
  expect((statSync(join(dataDir, 'logs', 'parley.log')).mode % 0o1000).toString(8)).toBe('600');
});
