import type { SQLInputValue } from 'node:sqlite';
import { toOrderedText } from './ordered-text.ts';
import { schemaPath, type ScalarType } from './schema-path.ts';
import { ownColumn, type ListTable, type Shape } from './shape.ts';
import { jsonPath, quoteName } from './sql-text.ts';

type Bind = (value: string | number | boolean) => SQLInputValue;

/** One way to say a field in SQL, and how a value of the selector is bound to compare with it. */
type Side = { readonly sql: string; readonly bind: Bind };

/** A scalar field in SQL. SQL NULL stands for null and for absent alike. */
export type Field = {
  readonly type: ScalarType;
  /** For =, IN. */
  readonly equal: Side;
  /** For <, > and ORDER BY. */
  readonly order: Side;
  /** Is NULL exactly when the value is null or absent. */
  readonly presence: string;
  /** Where both can occur RxDB sorts absent and null apart, SQL does not. */
  readonly isSortable: boolean;
  /** Then `presence` says whether the field exists. */
  readonly isNeverNull: boolean;
  readonly isColumn: boolean;
};

export type Resolve = (path: string) => Field | null;

/** Fields of a shape by path, kept; null for what SQL cannot compare exactly. */
export function fieldResolver(shape: Shape): Resolve {
  const known = new Map<string, Field | null>();
  return (path) => {
    const found = known.get(path);
    if (found !== undefined) return found;
    const field = fieldOf(shape, path);
    known.set(path, field);
    return field;
  };
}

/** Inside a join the order path is read from the side table, whose key it is part of. */
export function resolverInsideJoin(resolve: Resolve, list: ListTable): Resolve {
  const side: Side = { sql: 'l_at', bind: plain };
  return (path) => {
    const field = resolve(path);
    return field !== null && path === list.orderBy
      ? { ...field, equal: side, order: side, presence: side.sql }
      : field;
  };
}

function fieldOf(shape: Shape, path: string): Field | null {
  const own = ownColumn(shape.primaryPath, path);
  const always = { isSortable: true, isNeverNull: true };
  if (own === 'id') return columnField({ sql: own, type: 'text', ...always });
  if (own === 'deleted') return columnField({ sql: own, type: 'boolean', ...always });
  if (own === 'lwt') return columnField({ sql: own, type: 'number', ...always });
  // RxDB's other own fields are not in `data`.
  const known = path.startsWith('_') ? null : schemaPath(shape.schema, path);
  if (known === null) return null;
  const nulls = {
    isSortable: !(known.isOptional && known.isNullable),
    isNeverNull: !known.isNullable,
  };
  const column = shape.columns.find((each) => each.path === path);
  return column === undefined
    ? { ...jsonField(path, known.type), ...nulls }
    : columnField({ sql: quoteName(column.name), type: column.type, ...nulls });
}

type Nulls = Pick<Field, 'isSortable' | 'isNeverNull'>;

function columnField(column: { sql: string; type: ScalarType } & Nulls): Field {
  const side: Side = { sql: column.sql, bind: column.type === 'text' ? ordered : plain };
  return {
    type: column.type,
    equal: side,
    order: side,
    presence: column.sql,
    isSortable: column.isSortable,
    isNeverNull: column.isNeverNull,
    isColumn: true,
  };
}

/**
 * A field without a column. `data -> path` gives the JSON exactly as JSON.stringify wrote it, so
 * equality of texts is exact for every text, also those that UTF-8 or C strings cannot hold.
 */
function jsonField(path: string, type: ScalarType): Omit<Field, keyof Nulls> {
  const json = `(data -> ${jsonPath(path)})`;
  const value = `(data ->> ${jsonPath(path)})`;
  const side: Side = { sql: type === 'number' ? `CAST(${value} AS REAL)` : value, bind: plain };
  const isText = type === 'text';
  return {
    type,
    equal: isText ? { sql: json, bind: (text) => JSON.stringify(text) } : side,
    order: isText ? { sql: `ordered_text(${json})`, bind: ordered } : side,
    presence: value,
    isColumn: false,
  };
}

function plain(value: string | number | boolean): SQLInputValue {
  return typeof value === 'boolean' ? Number(value) : value;
}

function ordered(value: string | number | boolean): SQLInputValue {
  return typeof value === 'string' ? toOrderedText(value) : plain(value);
}
