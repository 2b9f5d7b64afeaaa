import { describe, expect, test } from 'vitest';
import { byClient, healthOf, rateLeft } from './account-health.ts';
import { accountRow } from '#contract/account-rows.ts';

const NOW = 1_700_000_000_000;
function account(change: Record<string, unknown> = {}) {
  return accountRow.parse({
    id: 'acc',
    workspaceId: 'w',
    network: 'mastodon',
    handle: '@rabe@kaffee.social',
    displayName: 'Rabe',
    serverUrl: 'https://kaffee.social',
    state: 'ready',
    openCount: 0,
    connectedAt: NOW - 1000,
    history: { reach: '90-days', state: 'running', reachedAt: NOW, count: 0, share: 0 },
    missed: [],
    isSyncing: false,
    lastSyncAt: NOW - 60_000,
    compose: {
      text: { unit: 'codepoint', max: 500 },
      visibilities: [],
      contentWarning: false,
      language: false,
    },
    actions: {},
    feeds: ['home'],
    ...change,
  });
}

describe('the health of an account', () => {
  test('a quiet account is good and can be fetched now', () => {
    expect(healthOf(account(), NOW)).toEqual({
      tone: 'good',
      state: 'ready',
      failure: null,
      nextStep: 'sync',
    });
  });

  test('an account that was never fetched says so', () => {
    const fresh = account({ lastSyncAt: undefined });
    expect(healthOf(fresh, NOW).state).toBe('first-fetch');
    expect(healthOf({ ...fresh, isSyncing: true }, NOW).nextStep).toBeNull();
  });

  test('a dead token asks for signing in again, whichever way it shows', () => {
    const byState = account({ state: 'login-needed' });
    const byFailure = account({ failure: { code: 'login-needed' } });
    expect(healthOf(byState, NOW).nextStep).toBe('sign-in');
    expect(healthOf(byFailure, NOW)).toMatchObject({ tone: 'bad', nextStep: 'sign-in' });
  });

  test('a rate limit is waited out; the button comes back when it is over', () => {
    const limited = account({ failure: { code: 'rate-limited', retryAt: NOW + 60_000 } });
    expect(healthOf(limited, NOW)).toMatchObject({ tone: 'warn', nextStep: null });
    expect(healthOf(limited, NOW + 61_000).nextStep).toBe('sync');
  });
});

describe('what is left of a rate limit', () => {
  test('is a share, never outside 0 to 1, and unknown once the window is over', () => {
    expect(rateLeft({ limit: 300, remaining: 75, resetAt: NOW + 1 }, NOW)).toBe(0.25);
    expect(rateLeft({ limit: 300, remaining: 900, resetAt: NOW + 1 }, NOW)).toBe(1);
    expect(rateLeft({ limit: 300, remaining: 75, resetAt: NOW }, NOW)).toBeNull();
    expect(rateLeft({ limit: 0, remaining: 0, resetAt: NOW + 1 }, NOW)).toBeNull();
    expect(rateLeft(undefined, NOW)).toBeNull();
  });
});

test('accounts stand under their clients, and a client without accounts is there too', () => {
  const groups = byClient([{ id: 'v' }, { id: 'w' }], [account()]);
  expect(groups.map(({ client, accounts }) => [client.id, accounts.length])).toEqual([
    ['v', 0],
    ['w', 1],
  ]);
});
