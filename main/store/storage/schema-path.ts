import type { StoredSchema } from './rxdb-types.ts';

export type ScalarType = 'text' | 'number' | 'boolean';

export type SchemaPath = {
  readonly type: ScalarType;
  /** The value, or an object on the way to it, may be absent. */
  readonly isOptional: boolean;
  readonly isNullable: boolean;
};

type Node = {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node | readonly Node[];
  readonly additionalProperties?: boolean | Node;
};

const SCALARS: Readonly<Record<string, ScalarType>> = {
  string: 'text',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
};
const PLAIN_PATH = /^[\w-]+(?:\.[\w-]+)*$/;

/** What the schema says about a path; null when it is no plain scalar that SQL can compare. */
export function schemaPath(schema: StoredSchema, path: string): SchemaPath | null {
  const nodes = walk(schema, path);
  const last = nodes?.at(-1);
  const type = SCALARS[onlyType(last) ?? ''];
  if (nodes === null || last === undefined || type === undefined) return null;
  const steps = path.split('.');
  return {
    type,
    isOptional: steps.some((step, index) => nodes[index]?.required?.includes(step) !== true),
    isNullable: nodes.slice(1).some((node) => typesOf(node).includes('null')),
  };
}

/** Whether the schema says: an array of texts. */
export function isTextList(schema: StoredSchema, path: string): boolean {
  const last = walk(schema, path)?.at(-1);
  const items = last?.items;
  return (
    onlyType(last) === 'array' && items !== undefined && 'type' in items && items.type === 'string'
  );
}

/** Whether documents of the schema can have a value at the path; free-form objects can. */
export function isKnownPath(schema: StoredSchema, path: string): boolean {
  let node: Node | undefined = schema;
  for (const step of path.split('.')) {
    const next: Node | undefined = node.properties?.[step];
    if (next === undefined) {
      const isScalar = SCALARS[onlyType(node) ?? ''] !== undefined;
      return !isScalar && (node.properties === undefined || node.additionalProperties === true);
    }
    node = next;
  }
  return true;
}

/** The schema itself and the node of each step; null when a step is no plain object's property. */
function walk(schema: StoredSchema, path: string): readonly Node[] | null {
  if (!PLAIN_PATH.test(path)) return null;
  const nodes: Node[] = [schema];
  for (const [index, step] of path.split('.').entries()) {
    const parent = nodes[index];
    if (index > 0 && onlyType(parent) !== 'object') return null;
    const node = parent?.properties?.[step];
    if (node === undefined) return null;
    nodes.push(node);
  }
  return nodes;
}

function typesOf(node: Node | undefined): readonly string[] {
  const type = node?.type;
  if (type === undefined) return [];
  return typeof type === 'string' ? [type] : type;
}

function onlyType(node: Node | undefined): string | undefined {
  const types = typesOf(node).filter((type) => type !== 'null');
  return types.length === 1 ? types[0] : undefined;
}
