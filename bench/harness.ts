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
  readonly size: number | null;
  /** Names of the parts to measure; null: all of them. */
  readonly only: readonly string[] | null;
  /** Folder of the data to measure on: made there when it is missing, and kept. */
  readonly archive: string | null;
};

/** `--quick`, `--json FILE`, `--size NUMBER`, `--only PART,PART`, `--archive FOLDER`. */
export function benchOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'string' },
      size: { type: 'string' },
      only: { type: 'string' },
      archive: { type: 'string' },
    },
  });
  return {
    isQuick: values.quick,
    jsonFile: values.json ?? null,
    size: values.size === undefined ? null : Number(values.size),
    only: values.only?.split(',') ?? null,
    archive: values.archive ?? null,
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

const NAME_WIDTH = 42;

/** Lines of the table: name, value, budget, verdict. */
export function print(figures: readonly Figure[]): void {
  for (const { name, value, unit, budget, ok } of figures) {
    const limit = budget === null ? '' : `  budget ${budget}  ${ok ? 'ok' : 'MISSED'}`;
    console.log(
      `${name.padEnd(NAME_WIDTH)}  ${String(value).padStart(9)} ${unit.padEnd(6)}${limit}`,
    );
  }
}

/** Writes the JSON, says how it went, and sets the exit code to 1 when a budget is missed. */
export async function conclude(
  figures: readonly Figure[],
  { jsonFile }: BenchOptions,
): Promise<void> {
  if (jsonFile !== null) await writeFile(jsonFile, `${JSON.stringify(figures, null, 2)}\n`);
  const missed = figures.filter(({ ok }) => !ok);
  console.log(`${figures.length - missed.length} passed, ${missed.length} failed`);
  if (missed.length > 0) process.exitCode = 1;
}

/** The whole table at once. */
export async function report(figures: readonly Figure[], options: BenchOptions): Promise<void> {
  print(figures);
  await conclude(figures, options);
}
