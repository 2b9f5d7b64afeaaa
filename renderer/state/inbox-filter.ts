import type { NamedFilter } from '#domain/inbox-filter.ts';

/** Something is left out of the list, apart from its state. */
export function isFiltered(filter: NamedFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}

/** The filters whose values are lists of alternatives. */
type ListName = 'kinds' | 'networks' | 'accountIds' | 'labelIds' | 'listIds' | 'sentiments';
type Value<Name extends ListName> = NonNullable<NamedFilter[Name]>[number];

/** With one value more or less; a list without values is no filter. */
export function withToggled<Name extends ListName>(
  filter: NamedFilter,
  name: Name,
  value: Value<Name>,
): NamedFilter {
  const { [name]: before, ...others } = filter;
  const values: readonly Value<Name>[] = before ?? [];
  const after = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  return after.length === 0 ? others : { ...others, [name]: after };
}

/** With exactly this value, or without the filter when that is what it says already. */
export function withOnly<Name extends ListName>(
  filter: NamedFilter,
  name: Name,
  value: Value<Name>,
): NamedFilter {
  const { [name]: before, ...others } = filter;
  const isAlready = before?.length === 1 && before[0] === value;
  return isAlready ? others : { ...others, [name]: [value] };
}

export function withUnread(filter: NamedFilter): NamedFilter {
  const { isUnread, ...others } = filter;
  return isUnread === true ? others : { ...others, isUnread: true };
}

export function withoutKey(filter: NamedFilter, key: keyof NamedFilter): NamedFilter {
  const { [key]: _, ...others } = filter;
  return others;
}
