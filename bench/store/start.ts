import type { BenchMessage } from './documents.ts';
import { openOwn } from './own.ts';

/** Run as a process of its own by bench/store.ts: `node start.ts FILE` prints its figures as JSON. */
const [file = ''] = process.argv.slice(2);
const start = performance.now();
const own = await openOwn(file);
const openMs = performance.now() - start;
const found = own.reader.query<BenchMessage>('messages', {
  selector: { workspaceId: 'north', state: 'open' },
  sort: [{ at: 'desc' }],
  limit: 50,
});
const firstMs = performance.now() - start - openMs;
const residentMebibytes = process.memoryUsage().rss / 2 ** 20;
process.stdout.write(JSON.stringify({ openMs, firstMs, residentMebibytes, found: found.length }));
await own.close();
