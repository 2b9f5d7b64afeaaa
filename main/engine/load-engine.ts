import type * as EngineCode from '#main/engine.ts';

/**
 * The code that a window waits for, from what needs nothing to what needs everything. It is read in
 * pieces of some ten milliseconds, because the process that reads it also hands the page its files.
 */
const PIECES = [
  async () => await import('#contract/ids.ts'),
  async () => await import('#main/store/database.ts'),
  async () => await import('#contract/rows.ts'),
  async () => await import('#contract/views.ts'),
  async () => await import('#main/networks/registry.ts'),
  async () => await import('#main/views/views.ts'),
];

/** `pause` is called between two pieces. */
export async function loadEngine(pause: () => Promise<void>): Promise<typeof EngineCode> {
  for (const read of PIECES) {
    await pause();
    await read();
  }
  await pause();
  return await import('#main/engine.ts');
}
