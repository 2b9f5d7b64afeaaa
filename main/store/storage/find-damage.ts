import { Worker } from 'node:worker_threads';

/**
 * The thread reads the whole file: SQLite's own check, then each document against its checksum.
 * `quick`: only the structure, a third of the time; enough after a crash.
 */
const THREAD = `
const { workerData, parentPort } = require('node:worker_threads');
const { DatabaseSync } = require('node:sqlite');
const { crc32 } = require('node:zlib');
function problem({ file, depth }) {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const check = depth === 'quick' ? 'PRAGMA quick_check(1)' : 'PRAGMA integrity_check(1)';
    const answer = String(Object.values(database.prepare(check).get())[0]);
    if (answer !== 'ok') return answer;
    if (depth === 'quick') return null;
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type='table' AND sql LIKE '%data TEXT NOT NULL, sum INTEGER)'").all();
    for (const { name } of tables) {
      const rows = database.prepare('SELECT rev, meta, data, sum FROM "' + name.replaceAll('"', '""') + '" WHERE sum IS NOT NULL');
      for (const { rev, meta, data, sum } of rows.iterate())
        if (crc32(String(data), crc32(String(meta ?? ''), crc32(String(rev)))) !== sum) return 'checksum in ' + name;
    }
    return null;
  } finally {
    database.close();
  }
}
try {
  parentPort.postMessage({ problem: problem(workerData) });
} catch (error) {
  parentPort.postMessage({ problem: null, errcode: error.errcode ?? null });
}
`;

/** SQLITE_CORRUPT and SQLITE_NOTADB: https://www.sqlite.org/rescode.html */
const DAMAGED = new Set([11, 26]);

/** Is it the file that is broken, and not the disk, the rights or another program? */
export function isDamageCode(errcode: unknown): boolean {
  return typeof errcode === 'number' && DAMAGED.has(errcode % 256);
}

/**
 * What is wrong with a database file, or null; in a thread of its own. `deep` needs about 2 s per
 * million documents and a warm disk. A file that cannot be read for another reason counts as sound.
 */
export async function findDamage(file: string, depth: 'quick' | 'deep'): Promise<string | null> {
  const worker = new Worker(THREAD, { eval: true, workerData: { file, depth } });
  const answer = await new Promise<unknown>((resolve) => {
    worker.once('message', resolve);
    worker.once('error', () => {
      resolve(null);
    });
  });
  await worker.terminate();
  if (typeof answer !== 'object' || answer === null) return null;
  if ('problem' in answer && typeof answer.problem === 'string') return answer.problem;
  return 'errcode' in answer && isDamageCode(answer.errcode) ? 'not readable' : null;
}
