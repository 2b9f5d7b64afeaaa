import { isDeepStrictEqual } from 'node:util';
import type { LibraryEntry } from '#domain/library.ts';
import type { Altered, ChangeOf } from '#main/store/store.ts';

type Written<Document> = { readonly documents: readonly Altered<Document>[] };

/** Whatever happened to the collection. */
export const always = (): boolean => true;

/** A document is new, is gone, or differs in one of the fields. */
export function alters<Document extends object>(
  ...fields: readonly (keyof Document)[]
): (change: Written<Document>) => boolean {
  return ({ documents }) => documents.some((one) => isAltered(one, fields));
}

export function isAltered<Document extends object>(
  { before, after }: Altered<Document>,
  fields: readonly (keyof Document)[],
): boolean {
  if (before === null || after === null) return true;
  return fields.some((field) => !isDeepStrictEqual(before[field], after[field]));
}

/** Of the library: something of these kinds. */
export function ofKind(
  ...kinds: readonly LibraryEntry['kind'][]
): (change: ChangeOf<'library'>) => boolean {
  return (change) => kinds.some((kind) => change.touches('kind', kind));
}

/** It was so, or it is so now. */
export function wasOrIs<Document extends object>(
  fits: (document: Document) => boolean,
): (one: Altered<Document>) => boolean {
  return ({ before, after }) =>
    (before !== null && fits(before)) || (after !== null && fits(after));
}
