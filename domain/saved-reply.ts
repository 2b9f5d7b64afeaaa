/** Saved replies: texts with places that are filled when one is used. */

/** The places that Parley fills itself; each has a German name too, because people type both. */
export const PLACES = {
  name: ['name'],
  firstName: ['first name', 'vorname'],
  handle: ['handle'],
  account: ['account', 'konto'],
  client: ['client', 'kunde'],
  post: ['post', 'beitrag'],
} as const;
export type Place = keyof typeof PLACES;
export type PlaceValues = { readonly [Name in Place]?: string };
/** Own fields of a client: opening hours, a phone number. Names are compared without case. */
export type OwnField = { readonly name: string; readonly text: string };

export type Filled = {
  readonly text: string;
  /** Names of places that nothing is known for; they stay in the text as they are. */
  readonly missing: readonly string[];
};

const PLACE = /\{([^{}\n]{1,60})\}/gu;

/**
 * The text with its places filled. What is filled in is never filled again, so that nobody's name can
 * bring in a place. An own field wins over a place of the same name.
 */
export function fillPlaces(text: string, values: PlaceValues, fields: readonly OwnField[]): Filled {
  const known = valuesByName(values, fields);
  const missing = new Set<string>();
  const filled = text.replaceAll(PLACE, (whole: string, inner: string) => {
    const value = known.get(folded(inner));
    if (value === undefined || value === '') missing.add(inner.trim());
    return value === undefined || value === '' ? whole : value;
  });
  return { text: filled, missing: [...missing] };
}

/** `Jana` of `Jana Meissner`; a name in one word is one. */
export function firstNameOf(name: string): string {
  return name.trim().split(/\s+/u)[0] ?? '';
}

function folded(name: string): string {
  return name.trim().replaceAll(/\s+/gu, ' ').toLowerCase();
}

function valuesByName(
  values: PlaceValues,
  fields: readonly OwnField[],
): ReadonlyMap<string, string | undefined> {
  const known = new Map<string, string | undefined>();
  const add = (names: readonly string[], value: string | undefined): void => {
    for (const name of names) known.set(name, value);
  };
  add(PLACES.name, values.name);
  add(PLACES.firstName, values.firstName);
  add(PLACES.handle, values.handle);
  add(PLACES.account, values.account);
  add(PLACES.client, values.client);
  add(PLACES.post, values.post);
  for (const { name, text } of fields) known.set(folded(name), text);
  return known;
}
