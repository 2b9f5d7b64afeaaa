import { expect, test } from 'vitest';
import { workspaceRow } from '#contract/rows.ts';
import { WORKSPACE_COLORS } from '#domain/workspace.ts';
import { likelyClient, nextColor } from './client-choice.ts';

function client(id: string, isSample = false) {
  return workspaceRow.parse({
    id,
    name: id,
    initials: 'X',
    color: WORKSPACE_COLORS[0],
    isSample,
    openCount: 0,
    accountCount: 0,
  });
}

test('an account goes to the client in front', () => {
  const choice = likelyClient([client('a'), client('b')], 'b');
  expect(choice).toEqual({ kind: 'existing', workspaceId: 'b' });
});

test('never to the sample client, even when that one is in front', () => {
  const sample = client('sample', true);
  expect(likelyClient([sample], 'sample').kind).toBe('new');
  expect(likelyClient([sample, client('a')], 'sample')).toMatchObject({ workspaceId: 'a' });
});

test('a new client gets a colour that is still free', () => {
  expect(nextColor([client('a')])).toBe(WORKSPACE_COLORS[1]);
  expect(nextColor(WORKSPACE_COLORS.map((color) => ({ color })))).toBe(WORKSPACE_COLORS[0]);
});
