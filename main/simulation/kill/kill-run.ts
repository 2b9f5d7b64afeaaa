import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LoopbackAnswer, SeenRequest } from '#main/networks/conformance/loopback-server.ts';
import { startMastodonServer, type MastodonServer } from '#main/networks/mastodon/test-server.ts';
import { openStore } from '#main/store/open.ts';
import type { Played } from '#main/simulation/play.ts';
import { say } from '#main/simulation/say.ts';
import { createTestPorts } from '#main/testing/ports.ts';
import { judgeKills } from './judge-kills.ts';
import { said, type Order } from './talk.ts';

const CHILD = fileURLToPath(new URL('./engine-child.ts', import.meta.url));
/** Two of every three are queued; what is killed while it starts counts too. */
const SENT_PER_LIFE = 2;
const QUESTIONS = 60;
/** Real ms after the engine is there until it is killed; now and then it lives long enough to settle. */
const SHORT_LIFE_MS = 900;
const LONG_LIFE_MS = 5000;
/** Real ms in which everything must have ended when nobody kills any more. */
const LAST_LIFE_MS = 120_000;
const LONGEST_DELAY_MS = 120;

const pause = async (ms: number): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, ms));
};

/** Posting takes its time, and some answers are lost after the post was made. */
async function slowly(request: SeenRequest, answer: () => LoopbackAnswer): Promise<LoopbackAnswer> {
  if (request.method !== 'POST' || request.path !== '/api/v1/statuses') return answer();
  await pause(Math.random() * LONGEST_DELAY_MS);
  if (Math.random() < 0.1) return { kind: 'reset' };
  const made = answer();
  await pause(Math.random() * LONGEST_DELAY_MS);
  return Math.random() < 0.15 ? { kind: 'cut' } : made;
}

/**
 * Real engines over one data folder, killed by SIGKILL one after the other while they send to a real
 * server on loopback, which counts.
 */
export async function playKills(kills: number): Promise<Played> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-kill-'));
  const server = await startMastodonServer(async (request, answer) =>
    request.path === '/control/authorize'
      ? { kind: 'json', value: { back: server.authorize(request.query.get('url') ?? '') } }
      : await slowly(request, answer),
  );
  const questions = Array.from({ length: QUESTIONS }, (_, at) => server.write(`question ${at}`).id);
  const given: Given = { folder, server, questions, epoch: Date.now(), acknowledged: new Set() };
  const orders: Order[] = [];
  try {
    for (let life = 1; life <= kills; life++)
      orders.push(...(await liveAndDie(given, orders.length)));
    await liveToTheEnd(given);
    const store = await openStore({
      ...createTestPorts(folder),
      file: join(folder, 'parley.sqlite'),
    });
    const replies = await store.acrossWorkspaces.find('replies', {});
    await store.close();
    return judgeKills({ kills, orders, acknowledged: given.acknowledged, replies, server });
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

type Given = {
  readonly folder: string;
  readonly server: MastodonServer;
  readonly questions: readonly string[];
  readonly epoch: number;
  readonly acknowledged: Set<string>;
};

function start({ folder, server, epoch, acknowledged }: Given): ChildProcess {
  const child = fork(CHILD, [folder, server.origin, String(epoch)], { stdio: 'ignore' });
  child.on('message', (message) => {
    const word = said.parse(message);
    if (word.kind === 'acknowledged') acknowledged.add(word.replyId);
  });
  return child;
}

async function heard(child: ChildProcess, kind: 'ready' | 'calm'): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    child.on('message', (message) => {
      if (said.parse(message).kind === kind) resolve();
    });
    child.once('exit', () => reject(new Error(`The engine ended before it was ${kind}`)));
  });
}

async function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => child.once('exit', resolve));
}

async function liveAndDie(given: Given, count: number): Promise<readonly Order[]> {
  const child = start(given);
  await heard(child, 'ready');
  const orders = Array.from({ length: SENT_PER_LIFE }, (_, at): Order => {
    const remoteId = given.questions[Math.floor(Math.random() * QUESTIONS)] ?? '';
    return { replyId: crypto.randomUUID(), remoteId, text: `answer ${count + at}` };
  });
  for (const order of orders) child.send(order);
  await pause(Math.random() * (Math.random() < 0.1 ? LONG_LIFE_MS : SHORT_LIFE_MS));
  child.kill('SIGKILL');
  await gone(child);
  return orders;
}

async function liveToTheEnd(given: Given): Promise<void> {
  const child = start(given);
  await heard(child, 'ready');
  child.send('tell-when-calm');
  const late = setTimeout(() => child.kill('SIGKILL'), LAST_LIFE_MS);
  await heard(child, 'calm').catch(() => say('Not everything had ended in time'));
  clearTimeout(late);
  child.kill('SIGKILL');
  await gone(child);
}
