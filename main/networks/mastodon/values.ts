export function webUrl(value: string | null | undefined): string | undefined {
  const url = URL.parse(value ?? '');
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : undefined;
}

export function momentOf(value: string | null | undefined): number | undefined {
  const moment = Date.parse(value ?? '');
  return Number.isNaN(moment) ? undefined : moment;
}

/** `@mia` of the own server becomes `@mia@kaffee.example`: a handle means the same everywhere. */
export function fullHandle(acct: string, serverUrl: string): string {
  const name = acct.replace(/^@/u, '');
  return name.includes('@') ? `@${name}` : `@${name}@${new URL(serverUrl).host}`;
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
