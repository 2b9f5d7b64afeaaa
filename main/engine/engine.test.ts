import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { views } from '#contract/views.ts';
import { startEngine, type Engine } from '#main/engine.ts';
import { createTestPorts, type TestPorts } from '#main/testing/ports.ts';
import { hold, runWell } from '#main/testing/window.ts';

const ABOUT = { version: '0.0.0', platform: 'linux', systemLocale: 'en' } as const;
const PATIENT = { timeout: 15_000, interval: 50 };
let dataDir = '';
let ports: TestPorts;
let engine: Engine;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'parley-engine-'));
  ports = createTestPorts(dataDir);
  engine = await startEngine(ports, ABOUT);
});
afterEach(async () => {
  await engine.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function run(name: string, args: object): Promise<Record<string, unknown>> {
  return await runWell(engine, name, args);
}

function watch(name: string, args: object) {
  return hold(engine, name, args);
}

function inbox(state: 'open' | 'waiting' | 'done' = 'open') {
  const view = watch('inbox', { workspaceId: null, state, sort: 'newest', limit: 100 });
  return {
    stop: view.stop,
    rows: () => z.array(views.inbox.row).parse(view.rows()),
  };
}

function counts() {
  const view = watch('counts', { workspaceId: null });
  return () => views.counts.rest.parse(view.rest());
}

function conversation(workspaceId: unknown, conversationId: string) {
  const view = watch('conversation', { workspaceId, conversationId, limit: 100 });
  return {
    stop: view.stop,
    entries: () => z.array(views.conversation.row).parse(view.rows()),
    rest: () => views.conversation.rest.parse(view.rest()),
    texts: () =>
      z
        .array(views.conversation.row)
        .parse(view.rows())
        .map((entry) => {
          if (entry.entry === 'rule') return entry.ruleName;
          return entry.entry === 'reply' ? entry.content.text : entry.text;
        }),
  };
}

async function openSample(locale: 'en' | 'de' = 'de') {
  const { workspaceId } = await run('sample.open', { locale });
  const list = inbox();
  const numbers = counts();
  await vi.waitFor(
    () => expect(numbers()).toMatchObject({ open: 10, waiting: 3, snoozed: 1, done: 1 }),
    PATIENT,
  );
  await vi.waitFor(() => expect(list.rows()).toHaveLength(10), PATIENT);
  return { workspaceId, list };
}

/** What the frame knows beside the clients. */
function frame() {
  const app = watch('app', {});
  return () => (app.rest() === undefined ? null : views.app.rest.parse(app.rest()));
}

describe('the sample client', () => {
  test('opens offline with ten conversations that wait for an answer', async () => {
    ports.test.setOnline(false);
    const { list } = await openSample();
    const rows = list.rows();
    expect(rows.map(({ personName }) => personName)).toEqual([
      'Jana Meissner',
      'Tom Kessler',
      'Lea S.',
      'Nora Lindt',
      'Peter Lang',
      'Clara Winter',
      'Suse W.',
      'Bea Sommer',
      'Familie Brandt',
      'Regionalblatt',
    ]);
    expect(rows[0]).toMatchObject({
      kind: 'comment',
      subject: expect.stringContaining('Die Herbströstung ist da'),
      preview: { text: expect.stringContaining('seit neun Tagen unterwegs') },
      unreadCount: 2,
    });
    expect(rows[0]?.labels.map(({ name }) => name)).toEqual(['Lieferung']);
    expect(rows[1]?.reach).toBe(18_400);
  });

  test('is there once, however often it is opened, and goes with one click', async () => {
    const [one, two] = await Promise.all([
      run('sample.open', { locale: 'en' }),
      run('sample.open', { locale: 'en' }),
    ]);
    const { workspaceId } = await openSample('en');
    expect([one, two]).toEqual([{ workspaceId }, { workspaceId }]);
    await run('workspace.delete', { workspaceId });
    const numbers = counts();
    const app = watch('app', {});
    await vi.waitFor(() => expect(numbers().open).toBe(0), PATIENT);
    await vi.waitFor(() => expect(app.rows()).toEqual([]), PATIENT);
    expect(ports.test.secrets.size).toBe(0);
  });

  test('is over for good once it was removed, also after a restart', async () => {
    const before = frame();
    const { workspaceId } = await openSample('en');
    expect(before()?.sampleWasRemoved).toBe(false);
    await run('workspace.delete', { workspaceId });
    await expect.poll(() => before()?.sampleWasRemoved, PATIENT).toBe(true);
    await engine.close();
    engine = await startEngine(ports, ABOUT);
    const after = frame();
    await expect.poll(() => after()?.sampleWasRemoved, PATIENT).toBe(true);
  });

  test('is over, too, once there was a client of one’s own', async () => {
    await run('workspace.create', { name: 'Bike shop' });
    const app = frame();
    await expect.poll(() => app()?.sampleWasRemoved, PATIENT).toBe(true);
  });

  test('begins with columns for home, mentions and the client’s name, each with something else', async () => {
    ports.test.setOnline(false);
    const { workspaceId } = await openSample();
    const deck = watch('deck', { workspaceId, deckId: 'first' });
    await vi.waitFor(() => expect(deck.rows()).toHaveLength(7), PATIENT);
    const columns = z.array(views.deck.row).parse(deck.rows());
    const mine = columns.filter(({ network }) => network === 'sample-mastodon');
    const feeds = mine.flatMap(({ source }) => (source.kind === 'feed' ? source.feed : []));
    expect(feeds.map(({ kind, param }) => [kind, param])).toEqual([
      ['home', undefined],
      ['interactions', undefined],
      ['search', 'Rösterei Rabe'],
    ]);
    const shown = mine.map(({ id }) => watch('column', { workspaceId, columnId: id, limit: 50 }));
    const idsOf = () => shown.map((one) => z.array(views.column.row).parse(one.rows()));
    await vi.waitFor(() => expect(idsOf().every((rows) => rows.length > 1)).toBe(true), PATIENT);
    const ids = idsOf().flatMap((rows) => rows.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('begins with saved replies and what fills their places, each in its language', async () => {
    ports.test.setOnline(false);
    const { workspaceId } = await openSample('de');
    const texts = watch('savedTexts', {});
    await vi.waitFor(() => expect(texts.rows()).toHaveLength(4), PATIENT);
    const rows = z.array(views.savedTexts.row).parse(texts.rows());
    expect(rows.every((row) => row.workspaceId === workspaceId)).toBe(true);
    expect(
      rows.map(({ kind, name }) => `${kind}: ${name}`).toSorted((a, b) => a.localeCompare(b, 'de')),
    ).toEqual([
      'field: Öffnungszeiten',
      'saved-reply: Bestellnummer',
      'saved-reply: Danke',
      'saved-reply: Öffnungszeiten',
    ]);
    await run('workspace.delete', { workspaceId });
    await vi.waitFor(() => expect(texts.rows()).toEqual([]), PATIENT);
  });

  test('takes a reply offline, shows it as sent, and the person answers', async () => {
    ports.test.setOnline(false);
    const { workspaceId, list } = await openSample();
    const tom = list.rows().find(({ personName }) => personName === 'Tom Kessler');
    const open = conversation(workspaceId, tom?.id ?? '');
    await vi.waitFor(() => expect(open.rest().replyTo).not.toBe(null), PATIENT);
    const text = 'Ja, seit Montag, für 6,90 Euro!!';
    expect(text.length % 2).toBe(0);
    const replyId = randomUUID();
    await run('settings.change', { change: { undoSeconds: { public: 0, direct: 0 } } });
    await run('reply.send', {
      workspaceId,
      replyId,
      messageId: open.rest().replyTo?.messageId,
      content: { kind: 'public', text, media: [] },
      afterwards: 'stay',
    });
    await vi.waitFor(() => expect(open.texts()).toContain(text), PATIENT);
    await vi.waitFor(
      () =>
        expect(
          open
            .entries()
            .filter((entry) => entry.entry === 'message')
            .map((entry) => entry.text),
        ).toContain(text),
      PATIENT,
    );
    await vi.waitFor(() => expect(open.texts().at(-1)).toContain('danke'), PATIENT);
    expect(open.texts().filter((shown) => shown === text)).toHaveLength(1);
  });

  test('a like shows at once and stays', async () => {
    const { workspaceId, list } = await openSample();
    const jana = list.rows()[0];
    const open = conversation(workspaceId, jana?.id ?? '');
    await vi.waitFor(() => expect(open.rest().replyTo).not.toBe(null), PATIENT);
    const messageId = open.rest().replyTo?.messageId;
    const isLiked = () =>
      open.entries().some((entry) => entry.entry === 'message' && entry.isLiked);
    expect(isLiked()).toBe(false);
    await run('message.act', { workspaceId, messageId, action: 'like' });
    await vi.waitFor(() => expect(isLiked()).toBe(true), PATIENT);
    await run('message.act', { workspaceId, messageId, action: 'unlike' });
    await vi.waitFor(() => expect(isLiked()).toBe(false), PATIENT);
  });

  test('brings its one picture', async () => {
    const { workspaceId, list } = await openSample();
    const open = conversation(workspaceId, list.rows()[0]?.id ?? '');
    const pictures = () =>
      [open.rest().post, ...open.entries()].flatMap((entry) =>
        entry?.entry === 'message' ? entry.media.map(({ picture }) => picture) : [],
      );
    await vi.waitFor(() => expect(pictures()).toHaveLength(1), PATIENT);
    const found = await engine.media(pictures()[0] ?? '');
    expect(found?.mimeType).toBe('image/png');
  });
});

describe('the engine', () => {
  test('keeps everything over a restart', async () => {
    await openSample();
    await engine.close();
    engine = await startEngine(ports, ABOUT);
    const list = inbox();
    await vi.waitFor(() => expect(list.rows()).toHaveLength(10), PATIENT);
  });

  test('leaves data of a newer Parley alone and says so in the language of the person', async () => {
    await openSample();
    await engine.close();
    const file = join(dataDir, 'manifest.json');
    const manifest = await readFile(file, 'utf8');
    const newer = manifest.replace(/"dataVersion":\d+/u, '"dataVersion":9999');
    expect(newer).not.toBe(manifest);
    await writeFile(file, newer);
    await expect(startEngine(ports, { ...ABOUT, systemLocale: 'de' })).rejects.toThrow(
      'neuere Version von Parley',
    );
    expect(await readFile(file, 'utf8')).toBe(newer);
    await writeFile(file, manifest);
    engine = await startEngine(ports, ABOUT);
    const list = inbox();
    await vi.waitFor(() => expect(list.rows()).toHaveLength(10), PATIENT);
  });

  test('answers an unknown command and wrong arguments with a failure, not with an error', async () => {
    expect(await engine.run('toString', {})).toMatchObject({
      ok: false,
      failure: { code: 'invalid-input' },
    });
    expect(await engine.run('sample.open', { locale: 'fr' })).toMatchObject({
      ok: false,
      failure: { code: 'invalid-input' },
    });
    expect(await engine.media('/media/../../etc/passwd')).toBe(null);
  });

  test('says where the data lie', async () => {
    const app = frame();
    await expect.poll(() => app()?.dataFolder, PATIENT).toBe(dataDir);
  });

  test('tells the person that a damaged file was replaced, until the next start', async () => {
    await openSample();
    await engine.close();
    await writeFile(join(dataDir, 'parley.sqlite'), 'no database '.repeat(1000));
    engine = await startEngine(ports, ABOUT);
    const damaged = frame();
    await expect
      .poll(() => damaged()?.restored, PATIENT)
      .toEqual({ keptIn: expect.stringContaining(join(dataDir, 'damaged')), backupAt: null });
    await engine.close();
    engine = await startEngine(ports, ABOUT);
    const healed = frame();
    await expect.poll(() => healed()?.restored, PATIENT).toBe(null);
  });

  test('closes twice without harm and leaves no view running', async () => {
    const updates: unknown[] = [];
    engine.watch('app', {}, (update) => updates.push(update));
    await engine.close();
    await engine.close();
    const before = updates.length;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(updates).toHaveLength(before);
  });
});
