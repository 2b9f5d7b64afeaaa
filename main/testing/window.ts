import { z } from 'zod';

/** What a test needs of an engine: the two ways that the window has. */
export type Door = {
  run(name: string, args: unknown): Promise<unknown>;
  watch(name: string, args: unknown, onUpdate: (update: unknown) => void): () => void;
};

const answer = z.object({ ok: z.literal(true), value: z.record(z.string(), z.unknown()) });
const change = z.object({
  order: z.array(z.string()),
  rows: z.array(z.looseObject({ id: z.string() })),
  rest: z.unknown().optional(),
});

/** Runs a command that must succeed. */
export async function runWell(
  door: Door,
  name: string,
  args: object,
): Promise<Record<string, unknown>> {
  const raw = await door.run(name, args);
  const checked = answer.safeParse(raw);
  if (!checked.success) throw new Error(`${name}: ${JSON.stringify(raw)}`);
  return checked.data.value;
}

/** A view as the window holds it, put together from its deltas. */
export function hold(door: Door, name: string, args: object) {
  const rows = new Map<string, unknown>();
  let order: readonly string[] = [];
  let rest: unknown;
  const stop = door.watch(name, args, (update) => {
    const next = change.parse(update);
    for (const row of next.rows) rows.set(row.id, row);
    ({ order } = next);
    if ('rest' in next) ({ rest } = next);
  });
  return { stop, rows: () => order.map((id) => rows.get(id)), rest: () => rest };
}
