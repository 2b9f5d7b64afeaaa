import type { z } from 'zod';
import type { View } from '#main/views/view.ts';
import { BAKERY } from './documents.ts';
import { createManualClock } from './manual-clock.ts';
import { createMemoryStore, type emptyTables } from './memory-store.ts';
import { createViewPorts } from './view-ports.ts';

type Shape<Row, Rest> = { readonly row: Row; readonly rest: Rest };
type Asked = {
  readonly view: View;
  /** Besides the client, which is the bakery. */
  readonly args: object;
  readonly tables: ReturnType<typeof emptyTables>;
  /** ms since epoch. */
  readonly now: number;
};

/** What a view shows of these documents, checked as the window would. */
export async function readView<Row extends z.ZodType, Rest extends z.ZodType>(
  shape: Shape<Row, Rest>,
  { view, args, tables, now }: Asked,
): Promise<{ readonly rows: readonly z.output<Row>[]; readonly rest: z.output<Rest> }> {
  const ports = createViewPorts({
    store: createMemoryStore(tables),
    clock: createManualClock(now),
  });
  const reading = await view.withArgs({ workspaceId: BAKERY, ...args })?.read(ports);
  return { rows: shape.row.array().parse(reading?.rows), rest: shape.rest.parse(reading?.rest) };
}
