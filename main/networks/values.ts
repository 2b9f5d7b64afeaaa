/** An address of the web in its normal form; undefined for anything else. */
export function webUrl(value: string | null | undefined, base?: string): string | undefined {
  const url = URL.parse(value ?? '', base);
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  return url !== null && isWeb && value !== '' ? url.href : undefined;
}

/** ms since epoch of a date as text; undefined when it is none. */
export function momentOf(value: string | null | undefined): number | undefined {
  const moment = Date.parse(value ?? '');
  return Number.isNaN(moment) ? undefined : moment;
}

type Present<Fields> = { [Key in keyof Fields]?: Exclude<Fields[Key], null | undefined> };

/** Leaves out what is absent: an optional field must not be there with nothing in it. */
export function present<Fields extends Readonly<Record<string, unknown>>>(
  fields: Fields,
): Present<Fields> {
  const kept: Present<Fields> = {};
  for (const [key, value] of Object.entries(fields))
    if (value !== undefined && value !== null && value !== '')
      Object.assign(kept, { [key]: value });
  return kept;
}
