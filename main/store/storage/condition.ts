import type { SQLInputValue } from 'node:sqlite';

/** A piece of WHERE. `isExact` false: it lets through more than was asked for, never less. */
export type Condition = {
  readonly sql: string;
  readonly parameters: readonly SQLInputValue[];
  readonly isExact: boolean;
};

const TRUE = '1';

export const always: Condition = { sql: TRUE, parameters: [], isExact: true };
export const never: Condition = { sql: '0', parameters: [], isExact: true };
/** SQL cannot say it: every row has to be looked at. */
export const everything: Condition = { sql: TRUE, parameters: [], isExact: false };

export function condition(sql: string, parameters: readonly SQLInputValue[] = []): Condition {
  return { sql, parameters, isExact: true };
}

export function allOf(parts: readonly Condition[]): Condition {
  const isExact = parts.every((part) => part.isExact);
  const real = parts.filter((part) => part.sql !== TRUE);
  if (real.length === 0) return isExact ? always : everything;
  return { ...join(real, ' AND '), isExact };
}

export function anyOf(parts: readonly Condition[]): Condition {
  const isExact = parts.every((part) => part.isExact);
  // RxDB's matcher answers for the empty list.
  if (parts.length === 0) return everything;
  if (parts.some((part) => part.sql === TRUE)) return isExact ? always : everything;
  return { ...join(parts, ' OR '), isExact };
}

/** NOT of "more than asked for" would be less than asked for, so only an exact one can be negated. */
export function not(part: Condition): Condition {
  if (!part.isExact) return everything;
  return condition(`(NOT coalesce(${part.sql}, 0))`, part.parameters);
}

function join(
  parts: readonly Condition[],
  word: string,
): { sql: string; parameters: SQLInputValue[] } {
  const sql = parts.map((part) => part.sql).join(word);
  return {
    sql: parts.length === 1 ? sql : `(${sql})`,
    parameters: parts.flatMap((part) => part.parameters),
  };
}
