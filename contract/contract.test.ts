import { describe, expect, test } from 'vitest';
import { FAILURE_CODES } from '#domain/failure.ts';
import { commands, isCommandName } from './commands.ts';
import { failure } from './result.ts';
import { replyMedia } from './rows.ts';
import { DEFAULT_SETTINGS } from './limits.ts';
import { settings } from './settings-rows.ts';
import { isViewName, views } from './views.ts';

const STRANGE = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'Inbox'];

describe('names', () => {
  test('are the ones that are written down and no others', () => {
    for (const name of Object.keys(commands)) expect(isCommandName(name)).toBe(true);
    for (const name of Object.keys(views)) expect(isViewName(name)).toBe(true);
    for (const name of STRANGE)
      expect([isCommandName(name), isViewName(name)]).toEqual([false, false]);
  });

  test('of commands say noun and verb', () => {
    for (const name of Object.keys(commands)) expect(name).toMatch(/^[a-z]+\.[a-z][A-Za-z]*$/u);
  });
});

describe('arguments', () => {
  const everything = { ...commands, ...views };
  test.each(Object.keys(everything))('of %s refuse a field that nobody knows', (name) => {
    const shape = Object.entries(everything).find(([key]) => key === name)?.[1];
    const answer = shape?.args.safeParse({ unknownField: 1 });
    expect(answer?.error?.issues.some((issue) => issue.code === 'unrecognized_keys')).toBe(true);
  });

  test('that are no object are refused everywhere', () => {
    for (const { args } of Object.values(everything))
      for (const value of [null, undefined, 'text', 7, []])
        expect(args.safeParse(value).success).toBe(false);
  });

  test('for windows and texts have bounds', () => {
    const inbox = { workspaceId: null, state: 'open', sort: 'newest' };
    const isInbox = (more: object) => views.inbox.args.safeParse({ ...inbox, ...more }).success;
    expect([1, 200, 0, 201, 1.5, Number.NaN].map((limit) => isInbox({ limit }))).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(isInbox({ limit: 5, search: 'x'.repeat(501) })).toBe(false);
    const { args } = commands['workspace.create'];
    expect(args.parse({ name: '  Rabe ' })).toEqual({ name: 'Rabe' });
    expect(args.safeParse({ name: '   ' }).success).toBe(false);
    expect(args.safeParse({ name: 'x'.repeat(101) }).success).toBe(false);
  });

  test('a kept file is named by its hash alone, never by a path', () => {
    const file = { name: 'a.png', mimeType: 'image/png', byteLength: 1, alt: '' };
    const isFile = (mediaId: string) => replyMedia.safeParse({ ...file, mediaId }).success;
    expect(isFile('0'.repeat(64))).toBe(true);
    for (const bad of ['../secret', '0'.repeat(63), `${'0'.repeat(64)}\n`, 'A'.repeat(64)])
      expect([bad, isFile(bad)]).toEqual([bad, false]);
  });
});

test('the default settings are settings', () => {
  expect(settings.parse(DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS);
});

test('every failure of the domain crosses the bridge', () => {
  for (const code of FAILURE_CODES) expect(failure.parse({ code })).toEqual({ code });
  expect(failure.safeParse({ code: 'invented' }).success).toBe(false);
});

test('the arrangement of the window is kept in bounds, and none at all is fine', () => {
  const kept = { list: 400, isPersonOpen: false, places: [] };
  expect(settings.parse({ ...DEFAULT_SETTINGS, layout: kept }).layout).toEqual(kept);
  const place = { columnId: 'one', topId: null, seenTopId: null };
  const tooMany = Array.from({ length: 61 }, () => place);
  for (const layout of [{ list: 1 }, { list: 400.5 }, { places: tooMany }])
    expect(settings.safeParse({ ...DEFAULT_SETTINGS, layout }).success).toBe(false);
});
