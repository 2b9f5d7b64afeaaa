import { parseArgs } from 'node:util';

export type RunOptions = {
  readonly from: number;
  readonly seeds: number;
  /** Plays and tells one seed. */
  readonly single: number | null;
  readonly keep: ReadonlySet<number> | null;
  readonly isLogged: boolean;
  readonly killPoints: number;
  readonly kills: number | null;
  /** `all`, or the name of one. */
  readonly mutants: string | null;
};

/**
 * `[--seeds N] [--from S]`, `--seed S [--log] [--keep 1,4,9]`, `--kill-points HISTORIES`,
 * `--mutants [--only NAME]`, `--kill N`.
 */
export function runOptions(args: readonly string[]): RunOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seeds: { type: 'string' },
      from: { type: 'string', default: '1' },
      seed: { type: 'string' },
      keep: { type: 'string' },
      log: { type: 'boolean', default: false },
      'kill-points': { type: 'string', default: '0' },
      kill: { type: 'string' },
      mutants: { type: 'boolean', default: false },
      only: { type: 'string' },
    },
  });
  const single = values.seed === undefined ? null : wholeNumber(values.seed, '--seed');
  return {
    single,
    from: single ?? wholeNumber(values.from, '--from'),
    seeds: single === null ? wholeNumber(values.seeds ?? '1000', '--seeds') : 1,
    keep:
      values.keep === undefined
        ? null
        : new Set(values.keep.split(',').map((place) => wholeNumber(place, '--keep'))),
    isLogged: values.log,
    killPoints: wholeNumber(values['kill-points'], '--kill-points'),
    kills: values.kill === undefined ? null : wholeNumber(values.kill, '--kill'),
    mutants: values.mutants ? (values.only ?? 'all') : null,
  };
}

function wholeNumber(text: string, flag: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`${flag} takes a whole number`);
  return value;
}
