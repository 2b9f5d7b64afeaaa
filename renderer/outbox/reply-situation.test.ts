import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inOutboxOrder, situationOf, type World } from './reply-situation.ts';

const NOW = 1_700_000_000_000;
const world: World = { now: NOW, isOnline: true, accountState: 'ready' };
const queued = { state: 'queued', needsPerson: false, mayHaveArrived: false } as const;

describe('why a reply waits', () => {
  const waits = [
    ['in the undo window', { dueAt: NOW + 4000 }, {}, 'can-be-taken-back', NOW + 4000],
    ['sent later', { dueAt: NOW + 3_600_000 }, {}, 'send-later', NOW + 3_600_000],
    ['without a connection', { dueAt: NOW }, { isOnline: false }, 'offline', null],
    [
      'after trouble that passes',
      { dueAt: NOW + 30_000, failure: { code: 'server-error' } },
      {},
      'tries-again',
      NOW + 30_000,
    ],
    [
      'until the person signs in again',
      { dueAt: NOW },
      { accountState: 'login-needed' },
      'sign-in-first',
      null,
    ],
    ['for its turn', { dueAt: NOW - 1 }, {}, 'next', null],
    ['for an earlier one', { dueAt: NOW - 1, waitsBehind: true }, {}, 'behind', null],
  ] as const;
  test.each(waits)('%s', (...[, reply, around, kind, at]) => {
    const situation = situationOf({ ...queued, ...reply }, { ...world, ...around });
    expect([situation.kind, situation.at]).toEqual([kind, at]);
  });

  test('a reply that is sent later says its time also without a connection', () => {
    const later = { ...queued, dueAt: NOW + 3_600_000 };
    expect(situationOf(later, { ...world, isOnline: false }).kind).toBe('send-later');
  });

  test('an unclear reply is looked after by Parley first, then by the person', () => {
    const unclear = {
      state: 'unclear',
      needsPerson: false,
      mayHaveArrived: true,
      dueAt: NOW + 90_000,
    } as const;
    expect(situationOf(unclear, world)).toMatchObject({ kind: 'checking', actions: ['look'] });
    expect(situationOf({ ...unclear, needsPerson: true }, world).actions).toEqual([
      'look',
      'it-is-there',
      'send-again',
      'discard',
    ]);
  });
});

const REPEATS = new Set(['retry', 'send-now', 'send-again', 'edit']);

test('nothing that may have reached the network can be sent again without looking', () => {
  const states = fc.constantFrom('sending' as const, 'unclear' as const, 'sent' as const);
  fc.assert(
    fc.property(states, fc.boolean(), fc.boolean(), (state, needsPerson, isOnline) => {
      const reply = { state, needsPerson, mayHaveArrived: true };
      const { actions } = situationOf(reply, { ...world, isOnline });
      const repeats = actions.filter((action) => REPEATS.has(action));
      expect(repeats.length === 0 || actions[0] === 'look').toBe(true);
    }),
  );
});

test('a queued reply that may have arrived offers neither edit nor discard, which main refuses', () => {
  const around = fc.record({
    now: fc.constant(NOW),
    isOnline: fc.boolean(),
    accountState: fc.constantFrom('ready' as const, 'login-needed' as const),
  });
  const waits = fc.record(
    {
      dueAt: fc.integer({ min: NOW - 5, max: NOW + 7_200_000 }),
      failure: fc.constant({ code: 'timeout' as const }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(waits, around, fc.boolean(), (wait, outside, mayHaveArrived) => {
      const { actions } = situationOf({ ...queued, ...wait, mayHaveArrived }, outside);
      expect([
        actions.includes('edit'),
        actions.includes('discard'),
        actions[0] === 'look',
      ]).toEqual([!mayHaveArrived, !mayHaveArrived, mayHaveArrived]);
    }),
  );
});

test('what needs the person stands first, then what leaves soonest', () => {
  const rows = [
    { id: 'late', ...queued, dueAt: 9, createdAt: 1 },
    { id: 'soon', ...queued, dueAt: 3, createdAt: 2 },
    { id: 'stuck', state: 'unclear', needsPerson: true, dueAt: 20, createdAt: 3 } as const,
    { id: 'failed', state: 'failed', needsPerson: true, createdAt: 30 } as const,
  ];
  expect(inOutboxOrder(rows).map(({ id }) => id)).toEqual(['stuck', 'failed', 'soon', 'late']);
});
