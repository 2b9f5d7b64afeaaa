import { useMemo } from 'react';
import { STAR_LIST } from '#domain/library.ts';
import { SENTIMENTS } from '#domain/sentiment.ts';
import type { NamedFilter } from '#domain/inbox-filter.ts';
import { useView, useViewPart } from '#renderer/bridge/use-bridge.tsx';
import type { Seen } from '#renderer/bridge/view-hub.ts';
import { dayMonth } from '#renderer/i18n/dates.ts';
import type { Text } from '#renderer/i18n/catalogue.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { withoutKey, withToggled } from '#renderer/state/inbox-filter.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useAccounts, useApp } from '#renderer/state/use-app.ts';

export type ActiveFilter = {
  readonly id: string;
  readonly name: string;
  /** It says who somebody is. */
  readonly isPrivate?: boolean;
  /** The filter when this is taken away. */
  readonly without: NamedFilter;
};
type Named = { readonly id: string; readonly name: string };
export type FilterNames = {
  readonly networks: readonly Named[];
  readonly accounts: readonly (Named & { readonly accountId: AccountIds[number] })[];
  readonly labels: readonly Named[];
  /** Lists of people; that of the star comes first. */
  readonly lists: readonly Named[];
  /** Those that hold now; kinds and "unread" have chips of their own. */
  readonly active: readonly ActiveFilter[];
};
type AccountIds = NonNullable<NamedFilter['accountIds']>;

/** Filters by the names that the person knows. */
export function useFilterNames(): FilterNames {
  const text = useText();
  const workspaceId = useRoute((route) => route.workspaceId);
  const filter = useRoute((route) => route.inbox.filter);
  const accountRows = useAccounts(workspaceId);
  const labelRows = useView('labels', { workspaceId }).value?.rows;
  const listRows = useView('peopleLists', { workspaceId }).value?.rows;
  const networkRows = useApp()?.rest.networks;
  const { personId } = filter;
  const person = useViewPart(
    'person',
    workspaceId === null || personId === undefined ? null : { workspaceId, personId },
    nameOfPerson,
  );
  return useMemo(() => {
    const used = new Set(accountRows.map(({ network }) => network));
    const networks = (networkRows ?? []).filter(({ id }) => used.has(id));
    const accounts = accountRows.map(({ id, handle }) => ({ id, accountId: id, name: handle }));
    const labels = labelRows ?? [];
    const lists = [{ id: STAR_LIST, name: text('person.vip') }, ...(listRows ?? [])];
    const nameIn = (all: readonly Named[], id: string): string =>
      all.find((one) => one.id === id)?.name ?? text('filter.gone');
    return {
      networks,
      accounts,
      labels,
      lists,
      active: [
        ...(filter.accountIds ?? []).map((id) => ({
          id: `account ${id}`,
          name: nameIn(accounts, id),
          without: withToggled(filter, 'accountIds', id),
        })),
        ...(filter.networks ?? []).map((id) => ({
          id: `network ${id}`,
          name: nameIn(networks, id),
          without: withToggled(filter, 'networks', id),
        })),
        ...(filter.labelIds ?? []).map((id) => ({
          id: `label ${id}`,
          name: nameIn(labels, id),
          without: withToggled(filter, 'labelIds', id),
        })),
        ...(filter.listIds ?? []).map((id) => ({
          id: `list ${id}`,
          name: text('filter.people', { name: nameIn(lists, id) }),
          without: withToggled(filter, 'listIds', id),
        })),
        ...SENTIMENTS.filter((tone) => filter.sentiments?.includes(tone)).map((tone) => ({
          id: `sentiment ${tone}`,
          name: text(`sentiment.${tone}`),
          without: withToggled(filter, 'sentiments', tone),
        })),
        ...others(filter, person, text),
      ],
    };
  }, [accountRows, labelRows, listRows, networkRows, filter, person, text]);
}

/** Whose conversations are shown, once main has told. */
function nameOfPerson({ value }: Seen<'person'>): string | undefined {
  return value?.rows[0]?.name;
}

function others(
  filter: NamedFilter,
  person: string | undefined,
  text: Text,
): readonly ActiveFilter[] {
  const { due, personId, from, until } = filter;
  const day = (at: number): string => dayMonth(at, { now: Date.now(), locale: text.locale });
  return [
    ...(due === undefined
      ? []
      : [{ id: 'due', name: text(`filter.due.${due}`), without: withoutKey(filter, 'due') }]),
    ...(personId === undefined
      ? []
      : [
          {
            id: 'person',
            name: person ?? text('filter.person'),
            isPrivate: person !== undefined,
            without: withoutKey(filter, 'personId'),
          },
        ]),
    ...(from === undefined
      ? []
      : [
          {
            id: 'from',
            name: text('filter.from', { day: day(from) }),
            without: withoutKey(filter, 'from'),
          },
        ]),
    ...(until === undefined
      ? []
      : [
          {
            id: 'until',
            // It ends where the next day begins.
            name: text('filter.until', { day: day(until - 1) }),
            without: withoutKey(filter, 'until'),
          },
        ]),
  ];
}
