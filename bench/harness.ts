import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

/** `budget` null: for information. `ok` false makes the run fail. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly budget: number | null;
  readonly ok: boolean;
};

export type BenchOptions = {
  readonly isQuick: boolean;
  readonly jsonFile: string | null;
  /** What follows the known options. */
  readonly size: number | null;
};

/** `--quick`, `--json FILE`, `--size NUMBER`. */
export function benchOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'string' },
      size: { type: 'string' },
    },
  });
  return {
    isQuick: values.quick,
    jsonFile: values.json ?? null,
    size: values.size === undefined ? null : Number(values.size),
  };
}

/** At most `budget`, in its unit; null when there is none. */
export function figure(
  name: string,
  [value, unit]: readonly [number, string],
  budget: number | null = null,
): Figure {
  return {
    name,
    value: Number(value.toPrecision(4)),
    unit,
    budget,
    ok: budget === null || value <= budget,
  };
}

/** At least `budget`. */
export function atLeast(name: string, value: readonly [number, string], budget: number): Figure {
  const measured = figure(name, value);
  return { ...measured, budget, ok: measured.value >= budget };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.floor(sorted.length / 2)];
  if (value === undefined) throw new Error('There is nothing to take the median of.');
  return value;
}

/** Milliseconds that `run` took. */
export function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

export async function timedAsync(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** Prints the table, writes the JSON, and sets the exit code to 1 when a budget is missed. */
export async function report(
  figures: readonly Figure[],
  { jsonFile }: BenchOptions,
): Promise<void> {
  const width = Math.max(...figures.map(({ name }) => name.length));
  for (const { name, value, unit, budget, ok } of figures) {
    const limit = budget === null ? '' : `  budget ${budget}  ${ok ? 'ok' : 'MISSED'}`;
    console.log(`${name.padEnd(width)}  ${String(value).padStart(9)} ${unit.padEnd(6)}${limit}`);
  }
  if (jsonFile !== null) await writeFile(jsonFile, `${JSON.stringify(figures, null, 2)}\n`);
  const missed = figures.filter(({ ok }) => !ok);
  console.log(`${figures.length - missed.length} passed, ${missed.length} failed`);
  if (missed.length > 0) process.exitCode = 1;
}
