import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMarker } from '#domain/monitor/marker.ts';
import { createJudge } from '#domain/sentiment/judge.ts';
import { startEngine, type Engine } from '#main/engine.ts';
import { BAKERY } from '#main/testing/documents.ts';
import { createTestPorts } from '#main/testing/ports.ts';
import { answer } from './listen/answer.ts';
import { benchOptions, figure, median, report, timed, timedAsync, type Figure } from './harness.ts';
import { createMessages, makeArchive } from './listen/archive.ts';

/**
 * How fast monitors answer over a large archive, from the question of the window to the first answer,
 * and what many monitors cost a message that arrives. 1,000,000 messages; `--quick` 50,000;
 * `--archive FOLDER` keeps them.
 */
const options = benchOptions(process.argv.slice(2));
const size = options.size ?? (options.isQuick ? 50_000 : 1_000_000);
const times = options.isQuick ? 7 : 15;
const ANSWER_MS = 200;

const QUERIES = {
  'a phrase': '"Rösterei Rabe"',
  'a common word': 'kaffee',
  'words near each other': 'kaffee NEAR/3 köln',
  'a word that nobody says': 'zwetschgendatschi',
  'everything at once': '(rabe OR "rösterei rabe" OR röst*) NOT nordlicht lang:de network:mastodon',
  'a filter that hardly ever fits': 'kaffee from:"person 4711"',
} as const;

async function medianAnswer(engine: Engine, name: string, args: object): Promise<number> {
  await answer(engine, name, args);
  const taken: number[] = [];
  for (let time = 0; time < times; time += 1)
    taken.push(await timedAsync(async () => await answer(engine, name, args)));
  return median(taken);
}

async function saveMonitor(engine: Engine, name: string, words: string): Promise<string> {
  const given = { isCompetitor: false, isSearched: false, tellsRise: true };
  const saved = await engine.run('monitor.save', { workspaceId: BAKERY, name, words, ...given });
  return /"monitorId":"([^"]+)"/u.exec(JSON.stringify(saved))?.[1] ?? '';
}

async function untilLookedThrough(engine: Engine): Promise<void> {
  for (;;) {
    const monitors = JSON.stringify(await answer(engine, 'monitors', { workspaceId: BAKERY }));
    if (!monitors.includes('"isLooking":true')) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
}

async function archiveFigures(engine: Engine): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, words] of Object.entries(QUERIES)) {
    const args = { workspaceId: BAKERY, words };
    const ms = await medianAnswer(engine, 'monitorTrial', args);
    figures.push(figure(`the archive, ${name}`, [ms, 'ms'], ANSWER_MS));
  }
  const ids: string[] = [];
  const lookedMs = await timedAsync(async () => {
    ids.push(await saveMonitor(engine, 'Rabe', '"Rösterei Rabe"'));
    ids.push(await saveMonitor(engine, 'Nordlicht', 'nordlicht'));
    ids.push(await saveMonitor(engine, 'Kaffee', 'kaffee'));
    await untilLookedThrough(engine);
  });
  figures.push(figure('three monitors look through the archive', [lookedMs, 'ms']));
  const client = { workspaceId: BAKERY };
  for (const [at, id] of ids.entries()) {
    const args = { ...client, monitorId: id };
    const hits = await medianAnswer(engine, 'monitorHits', { ...args, limit: 50 });
    const days = await medianAnswer(engine, 'monitorDays', args);
    const title = ['a name', 'a competitor', 'a common word'][at] ?? '';
    figures.push(
      figure(`mentions of ${title}`, [hits, 'ms'], ANSWER_MS),
      figure(`days of ${title}`, [days, 'ms'], ANSWER_MS),
    );
  }
  for (const [name, view] of [
    ['all monitors with their lines and rises', 'monitors'],
    ['share', 'monitorShare'],
  ] as const)
    figures.push(figure(name, [await medianAnswer(engine, view, client), 'ms'], ANSWER_MS));
  return figures;
}

const MANY = 1000;

/** In each monitor stands a word that many messages hold: worse than people write them. */
function arrivalFigures(): Figure[] {
  const count = options.isQuick ? 2000 : 10_000;
  const messageOf = createMessages(count, Date.now());
  const messages = Array.from({ length: count }, (_, number) => messageOf(number));
  const monitors = Array.from({ length: MANY }, (_, at) => ({
    id: `m${at}`,
    workspaceId: BAKERY,
    name: `Monitor ${at}`,
    words: `"marke${at} röstung" OR name${at}* OR (kaffee NEAR/3 haus${at})`,
    createdAt: 0,
  }));
  const made = timed(() => createMarker(monitors));
  const mark = createMarker(monitors);
  const judge = createJudge();
  const marked = timed(() => messages.forEach((message) => mark(message)));
  const judged = timed(() => messages.forEach(({ text }) => judge(text)));
  return [
    figure(`${MANY} monitors are made ready`, [made, 'ms'], ANSWER_MS),
    figure(`a message, ${MANY} monitors`, [marked / count, 'ms'], 1),
    figure('the same, for each millisecond of hearing the tone', [marked / judged, 'ms']),
  ];
}

async function run(): Promise<void> {
  const folder = options.archive ?? (await mkdtemp(join(tmpdir(), 'parley-bench-')));
  try {
    if (!existsSync(join(folder, 'parley.sqlite'))) await makeArchive(folder, size);
    const about = { version: '0.0.0', platform: 'linux', systemLocale: 'de' } as const;
    const engine = await startEngine(createTestPorts(folder), about);
    const figures = [...arrivalFigures(), ...(await archiveFigures(engine))];
    await engine.close();
    await report(figures, options);
  } finally {
    if (options.archive === null) await rm(folder, { recursive: true, force: true });
  }
}

await run();
