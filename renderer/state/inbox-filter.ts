import type { InboxFilter } from '#domain/inbox-filter.ts';

/** Something is left out of the list, apart from its state. */
export function isFiltered(filter: InboxFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}

/** The filters whose values are lists of alternatives. */
type ListName = 'kinds' | 'networks' | 'accountIds' | 'labelIds' | 'sentiments';
type Value<Name extends ListName> = NonNullable<InboxFilter[Name]>[number];

/** With one value more or less; a list without values is no filter. */
export function withToggled<Name extends ListName>(
  filter: InboxFilter,
  name: Name,
  value: Value<Name>,
): InboxFilter {
  const { [name]: before, ...others } = filter;
  const values: readonly Value<Name>[] = before ?? [];
  const after = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  return after.length === 0 ? others : { ...others, [name]: after };
}

/** With exactly this value, or without the filter when that is what it says already. */
export function withOnly<Name extends ListName>(
  filter: InboxFilter,
  name: Name,
  value: Value<Name>,
): InboxFilter {
  const { [name]: before, ...others } = filter;
  const isAlready = before?.length === 1 && before[0] === value;
  return isAlready ? others : { ...others, [name]: [value] };
}

export function withUnread(filter: InboxFilter): InboxFilter {
  const { isUnread, ...others } = filter;
  return isUnread === true ? others : { ...others, isUnread: true };
}

export function withoutKey(filter: InboxFilter, key: keyof InboxFilter): InboxFilter {
  const { [key]: _, ...others } = filter;
  return others;
}
