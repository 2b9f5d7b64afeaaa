import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CONNECT_START,
  connectStep,
  fieldsFor,
  isComplete,
  suggestClientName,
  type Candidate,
  type ConnectEvent,
  type ConnectState,
} from './connect-state.ts';

const text = (words: string) => ({ en: words, de: words });
const browser = { id: 'oauth', kind: 'browser' as const, label: text('Browser'), fields: [] };
const form = {
  id: 'app-password',
  kind: 'form' as const,
  label: text('App password'),
  fields: [
    { name: 'handle', label: text('Handle'), kind: 'text' as const },
    { name: 'password', label: text('App password'), kind: 'password' as const },
  ],
};
const bluesky: Candidate = {
  network: 'bluesky',
  serverUrl: 'https://bsky.social',
  title: 'Bluesky',
  methods: [form, browser],
  prefilled: { handle: 'rabe.bsky.social' },
};
const mastodon: Candidate = {
  network: 'mastodon',
  serverUrl: 'https://kaffee.social',
  title: 'kaffee.social',
  methods: [browser],
};
const NEW = { account: false, app: false };
const failure = { code: 'wrong-credentials' as const };

function run(events: readonly ConnectEvent[]): ConnectState {
  return events.reduce(connectStep, CONNECT_START);
}

describe('connecting an account', () => {
  test('one answer leads straight to its form, with what is known filled in', () => {
    const state = run([
      { kind: 'typed', input: 'rabe.bsky.social' },
      { kind: 'probing' },
      { kind: 'probed', candidates: [bluesky] },
    ]);
    expect(state.step).toEqual({ kind: 'sign-in', candidate: bluesky, method: form });
    expect(state.fields).toEqual({ handle: 'rabe.bsky.social' });
  });

  test('several answers are a choice, and going back comes to the choice again', () => {
    const chosen = run([
      { kind: 'typed', input: 'rabe' },
      { kind: 'probing' },
      { kind: 'probed', candidates: [mastodon, bluesky] },
      { kind: 'candidate-chosen', candidate: mastodon },
    ]);
    expect(chosen.step.kind).toBe('sign-in');
    const choice = connectStep(chosen, { kind: 'back' });
    expect(choice.step.kind).toBe('choose');
    expect(connectStep(choice, { kind: 'back' }).step.kind).toBe('start');
  });

  test('no answer says so and keeps what was typed', () => {
    const state = run([
      { kind: 'typed', input: 'kaffee' },
      { kind: 'probing' },
      { kind: 'probed', candidates: [] },
    ]);
    expect([state.step.kind, state.input]).toEqual(['nothing-found', 'kaffee']);
  });

  test('an answer that comes after typing on is not taken', () => {
    const state = run([
      { kind: 'typed', input: 'kaffee' },
      { kind: 'probing' },
      { kind: 'typed', input: 'kaffee.social' },
      { kind: 'probed', candidates: [bluesky] },
    ]);
    expect([state.step.kind, state.input]).toEqual(['start', 'kaffee.social']);
  });

  test('a wrong password leads back to the form with everything still in it', () => {
    const state = run([
      { kind: 'probing' },
      { kind: 'probed', candidates: [bluesky] },
      { kind: 'field-typed', name: 'password', value: 'secret' },
      { kind: 'waiting', flowId: 'one' },
      { kind: 'failed', failure },
    ]);
    expect(state.step.kind).toBe('sign-in');
    expect([state.failure, state.fields]).toEqual([
      failure,
      { handle: 'rabe.bsky.social', password: 'secret' },
    ]);
  });

  test('canceling is not shown as a failure', () => {
    const state = run([
      { kind: 'probing' },
      { kind: 'probed', candidates: [mastodon] },
      { kind: 'waiting', flowId: 'one' },
      { kind: 'failed', failure: { code: 'canceled' } },
    ]);
    expect([state.step.kind, state.failure]).toEqual(['sign-in', null]);
  });

  test('whatever happens, nothing that was typed is lost', () => {
    const quiet = fc.constantFrom<ConnectEvent>(
      { kind: 'probing' },
      { kind: 'probed', candidates: [] },
      { kind: 'probed', candidates: [mastodon] },
      { kind: 'probed', candidates: [mastodon, { ...bluesky, prefilled: {} }] },
      { kind: 'failed', failure },
      { kind: 'candidate-chosen', candidate: mastodon },
      { kind: 'method-chosen', method: browser },
      { kind: 'waiting', flowId: 'one' },
      { kind: 'network-chosen', network: 'bluesky' },
      { kind: 'back' },
    );
    fc.assert(
      fc.property(fc.array(quiet, { maxLength: 20 }), (events) => {
        const state = run([
          { kind: 'typed', input: 'kaffee.social' },
          { kind: 'field-typed', name: 'password', value: 'secret' },
          ...events,
        ]);
        expect(state.input).toBe('kaffee.social');
        expect(state.fields['password']).toBe('secret');
      }),
    );
  });
});

test('a sign-in carries the fields of its method and no others', () => {
  const typed = { handle: 'rabe', password: 'secret', other: 'x' };
  expect(fieldsFor(form, typed)).toEqual({ handle: 'rabe', password: 'secret' });
  expect(fieldsFor(browser, typed)).toEqual({});
  const blank = { handle: 'rabe', password: ' ' };
  expect([isComplete(form, typed, NEW), isComplete(form, blank, NEW)]).toEqual([true, false]);
});

test('what is optional, or kept from the first sign-in, may stay empty', () => {
  const own = {
    ...browser,
    fields: [
      { name: 'server', label: text('Server'), kind: 'text' as const, isKept: true as const },
      { name: 'site', label: text('Site'), kind: 'url' as const, isOptional: true as const },
    ],
  };
  const again = { account: true, app: false };
  expect([isComplete(own, {}, NEW), isComplete(own, {}, again)]).toEqual([false, true]);
  expect(isComplete(own, { server: 'x' }, NEW)).toBe(true);
});

describe('an app of one’s own', () => {
  const own = {
    ...browser,
    id: 'own-app',
    fields: ['clientId', 'clientSecret'].map((name) => ({
      name,
      label: text(name),
      kind: 'text' as const,
      isShared: true as const,
    })),
  };
  const known = { account: false, app: true };

  test('may stay empty where the client has it already; a new one is typed whole', () => {
    expect([isComplete(own, {}, NEW), isComplete(own, {}, known)]).toEqual([false, true]);
    expect(isComplete(own, { clientId: 'new' }, known)).toBe(false);
    expect(isComplete(own, { clientId: 'new', clientSecret: 's' }, known)).toBe(true);
  });

  test('signing in again proposes the way that was taken the last time', () => {
    const candidate = { ...mastodon, methods: [form, own] };
    const state = run([
      { kind: 'again', input: 'kaffee.social', network: 'mastodon', methodId: 'own-app' },
      { kind: 'probing' },
      { kind: 'probed', candidates: [candidate] },
    ]);
    expect(state.step).toEqual({ kind: 'sign-in', candidate, method: own });
  });
});

test.each([
  ['@rabe@kaffee.social', 'Rabe'],
  ['rabe.bsky.social', 'Rabe'],
  ['https://www.blog-rabe.example/feed', 'Blog rabe'],
  ['  ', ''],
])('the name suggested for %j is %j', (input, name) => {
  expect(suggestClientName(input)).toBe(name);
});
