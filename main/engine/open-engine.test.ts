import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { views } from '#contract/views.ts';
import { openEngine, type OpenEngine } from '#main/engine.ts';
import { createTestPorts, type TestPorts } from '#main/testing/ports.ts';
import { hold, runWell } from '#main/testing/window.ts';
import { loadEngine } from './load-engine.ts';

const ABOUT = { version: '0.0.0', platform: 'linux', systemLocale: 'en' } as const;
const PATIENT = { timeout: 15_000, interval: 50 };
const OPEN = { workspaceId: null, state: 'open', sort: 'newest', limit: 100 };
let dataDir = '';
let ports: TestPorts;
let engine: OpenEngine;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'parley-open-'));
  ports = createTestPorts(dataDir);
  engine = await openEngine(ports, ABOUT);
});
afterEach(async () => {
  await engine.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** Sends an answer in the sample, whose network is in this process; the answer reads its state. */
async function answer(): Promise<() => string | undefined> {
  const { workspaceId } = await runWell(engine, 'sample.open', { locale: 'de' });
  await runWell(engine, 'settings.change', { change: { undoSeconds: { public: 0, direct: 0 } } });
  const inbox = hold(engine, 'inbox', OPEN);
  await vi.waitFor(() => expect(inbox.rows()).toHaveLength(10), PATIENT);
  const conversationId = z.array(views.inbox.row).parse(inbox.rows())[1]?.id ?? '';
  const open = hold(engine, 'conversation', { workspaceId, conversationId, limit: 100 });
  await vi.waitFor(() => expect(open.rest()).toBeDefined(), PATIENT);
  await runWell(engine, 'reply.send', {
    workspaceId,
    replyId: randomUUID(),
    messageId: views.conversation.rest.parse(open.rest()).replyTo?.messageId,
    content: { kind: 'public', text: 'Ja, seit Montag.', media: [] },
    afterwards: 'stay',
  });
  return () =>
    z
      .array(views.conversation.row)
      .parse(open.rows())
      .flatMap((entry) => (entry.entry === 'reply' ? [entry.state] : []))
      .at(-1);
}

test('what is open is read and written at once, and comes and goes when it begins', async () => {
  const state = await answer();
  await vi.waitFor(() => expect(state()).toBe('queued'), PATIENT);
  await pause(300);
  expect(state()).toBe('queued');
  await engine.begin();
  await vi.waitFor(() => expect(state()).not.toBe('queued'), PATIENT);
});

test('begins once, however often it is asked: an answer goes out once', async () => {
  const state = await answer();
  await Promise.all([engine.begin(), engine.begin()]);
  await vi.waitFor(() => expect(state()).not.toBe('queued'), PATIENT);
  const started = ports.test.logged.filter(([event]) => event === 'engine.started');
  expect(started).toHaveLength(1);
});

test('who quits before it began, and while it begins, has closed all of it', async () => {
  const beginning = engine.begin();
  await engine.close();
  await beginning;
  await expect(engine.begin()).resolves.toBeUndefined();
});

test('its code is read piece by piece, with a pause before each', async () => {
  const paused = vi.fn<() => Promise<void>>(async () => {});
  expect((await loadEngine(paused)).openEngine).toBe(openEngine);
  expect(paused.mock.calls.length).toBeGreaterThan(3);
});
