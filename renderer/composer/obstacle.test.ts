import { expect, test } from 'vitest';
import { createFixtureViews } from '#renderer/testing/fixture-views.ts';
import { createWorld } from '#renderer/testing/fixture-world.ts';
import { accountId, conversationId, workspaceId } from '#contract/ids.ts';
import { views } from '#contract/views.ts';
import type { ComposeTarget } from './compose-rest.ts';
import { emptyContent, finished, isBlank, openingWords } from './draft-content.ts';
import { sendObstacle, type Obstacle } from './obstacle.ts';

const world = createWorld(Date.UTC(2026, 10, 23));
const fits = { length: 5, max: 500, overflowAt: null };

function target(id: string): ComposeTarget {
  const rest = createFixtureViews(world).conversation({
    workspaceId: workspaceId.parse('rabe'),
    conversationId: conversationId.parse(id),
    limit: 100,
  }).rest;
  const checked = views.conversation.rest.parse(rest);
  if (checked.conversation === null) throw new Error(`No ${id}`);
  return { row: checked.conversation, rest: { ...checked, newest: checked.replyTo } };
}
const jana = target('rabe-mastodon|jana');
const account = jana.rest.account;
if (account === null) throw new Error('The fixture has an account');
const content = { ...emptyContent(jana), text: '@jana@dresden.social Hallo' };
const withAccount = (change: Partial<typeof account>): ComposeTarget => ({
  ...jana,
  rest: { ...jana.rest, account: { ...account, ...change } },
});

const CASES: readonly [string, ComposeTarget, Partial<typeof content>, Obstacle | null][] = [
  ['all is well', jana, {}, null],
  ['the account of another client', withAccount({ id: accountId.parse('verein') }), {}, 'mismatch'],
  ['signed out', withAccount({ state: 'login-needed' }), {}, 'loginNeeded'],
  ['paused', withAccount({ state: 'paused' }), {}, 'paused'],
  ['may not reply', withAccount({ canReply: false }), {}, 'cannotReply'],
  ['no direct messages', withAccount({ canDirect: false }), { kind: 'direct' }, 'cannotDirect'],
  ['nobody to answer', { ...jana, rest: { ...jana.rest, replyTo: null } }, {}, 'nothingToAnswer'],
  ['only the name of the other one', jana, { text: '@jana@dresden.social ' }, 'empty'],
  ['public to a direct message', target('rabe-mastodon|milo'), {}, 'directOnly'],
];

test.each(CASES)('%s', (...[, given, change, expected]) => {
  expect(sendObstacle(given, { ...content, ...change }, fits)).toBe(expected);
});

test('a picture without words is refused only where the client wants them always', () => {
  const media = [
    { mediaId: 'a'.repeat(64), name: 'a.png', mimeType: 'image/png', byteLength: 1, alt: ' ' },
  ];
  const { workspace } = jana.rest;
  const strict: ComposeTarget = {
    ...jana,
    rest: { ...jana.rest, workspace: workspace && { ...workspace, altText: 'require' } },
  };
  expect(sendObstacle(jana, { ...content, media }, fits)).toBeNull();
  expect(sendObstacle(strict, { ...content, media }, fits)).toBe('altMissing');
});

test('files that the account does not take keep it from being sent, whoever put them in', () => {
  const media = [
    { mediaId: 'a'.repeat(64), name: 'a.mp4', mimeType: 'video/mp4', byteLength: 1, alt: 'Cups' },
  ];
  expect(sendObstacle(jana, { ...content, media }, fits)).toBe('mediaRefused');
});

test('a text that is too long cannot be sent', () => {
  const over = { length: 501, max: 500, overflowAt: 500 };
  expect(sendObstacle(jana, content, over)).toBe('tooLongReason');
});

test('an answer begins with the name where mentions need it, and that alone is no draft', () => {
  expect(openingWords(jana)).toBe('@jana@dresden.social ');
  expect(openingWords(target('rabe-bluesky|tom'))).toBe('');
  expect(isBlank(emptyContent(jana), openingWords(jana))).toBe(true);
  expect(isBlank(content, openingWords(jana))).toBe(false);
});

test('an answer to something unlisted is not more public than that', () => {
  const unlisted: ComposeTarget = {
    ...jana,
    rest: {
      ...jana.rest,
      replyTo: jana.rest.replyTo && { ...jana.rest.replyTo, visibility: 'unlisted' },
    },
  };
  expect(emptyContent(unlisted).visibility).toBe('unlisted');
});

test('what is sent has no blank ends and no empty warning', () => {
  expect(finished({ ...content, text: '  Hallo \n', contentWarning: ' ' })).toEqual({
    ...content,
    text: 'Hallo',
  });
});
