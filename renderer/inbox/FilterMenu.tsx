import { startOfDay, subDays } from 'date-fns';
import { ListFilter } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { SENTIMENTS } from '#domain/sentiment.ts';
import type { NamedFilter } from '#domain/inbox-filter.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { withoutKey, withToggled } from '#renderer/state/inbox-filter.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { SectionMenu, type MenuPart } from '#renderer/ui/SectionMenu.tsx';
import { DaySpan } from './DaySpan.tsx';
import { useFilterNames } from './use-filter-names.ts';

const DUE = ['overdue', 'soon'] as const;
const SPANS = [
  { id: 'today', days: 0, side: 'from' },
  { id: 'week', days: 7, side: 'from' },
  { id: 'month', days: 30, side: 'from' },
  { id: 'older', days: 30, side: 'until' },
] as const;

function show(filter: NamedFilter): void {
  useRoute.getState().filter({ filter });
}

/** Everything by which the list can be narrowed. */
export function FilterMenu(): ReactElement {
  const text = useText();
  const filter = useRoute((route) => route.inbox.filter);
  const now = useNow();
  const [isAsking, setAsking] = useState(false);
  const { networks, accounts, labels, lists } = useFilterNames();
  const { from, until, ...rest } = filter;
  const spans = SPANS.map(({ id, days, side }) => {
    const at = startOfDay(subDays(now, days)).getTime();
    const other = side === 'from' ? until : from;
    const isOn = filter[side] === at && other === undefined;
    return {
      id: `when ${id}`,
      label: text(`filter.when.${id}`),
      isOn,
      onPress: () => show(isOn ? rest : { ...rest, [side]: at }),
    };
  });
  const ownDays = {
    id: 'when own',
    label: text('filter.when.own'),
    isOn: (from !== undefined || until !== undefined) && !spans.some(({ isOn }) => isOn),
    leadsOn: true,
    onPress: () => setAsking(true),
  };
  const parts: readonly MenuPart[] = [
    {
      id: 'due',
      title: text('filter.due'),
      entries: DUE.map((due) => ({
        id: `due ${due}`,
        label: text(`filter.due.${due}`),
        isOn: filter.due === due,
        onPress: () => show(filter.due === due ? withoutKey(filter, 'due') : { ...filter, due }),
      })),
    },
    {
      id: 'people',
      title: text('filter.lists'),
      entries: lists.map(({ id, name }) => ({
        id: `list ${id}`,
        label: name,
        isOn: filter.listIds?.includes(id) === true,
        onPress: () => show(withToggled(filter, 'listIds', id)),
      })),
    },
    {
      id: 'tone',
      title: text('filter.tone'),
      entries: SENTIMENTS.map((tone) => ({
        id: `tone ${tone}`,
        label: text(`sentiment.${tone}`),
        isOn: filter.sentiments?.includes(tone) === true,
        onPress: () => show(withToggled(filter, 'sentiments', tone)),
      })),
    },
    {
      id: 'when',
      title: text('filter.when'),
      entries: [...spans, ownDays],
    },
    {
      id: 'network',
      title: text('filter.network'),
      entries: networks.map(({ id, name }) => ({
        id: `network ${id}`,
        label: name,
        isOn: filter.networks?.includes(id) === true,
        onPress: () => show(withToggled(filter, 'networks', id)),
      })),
    },
    {
      id: 'account',
      title: text('sidebar.accounts'),
      entries: accounts.map(({ accountId, name }) => ({
        id: `account ${accountId}`,
        label: name,
        isOn: filter.accountIds?.includes(accountId) === true,
        onPress: () => show(withToggled(filter, 'accountIds', accountId)),
      })),
    },
    {
      id: 'label',
      title: text('sidebar.labels'),
      entries: labels.map(({ id, name }) => ({
        id: `label ${id}`,
        label: name,
        isOn: filter.labelIds?.includes(id) === true,
        onPress: () => show(withToggled(filter, 'labelIds', id)),
      })),
    },
  ];
  return (
    <>
      <SectionMenu
        label={text('filter.add')}
        trigger={<IconButton label={text('filter.add')} icon={<ListFilter size={15} />} />}
        parts={parts.filter(({ entries }) => entries.length > 0)}
      />
      {isAsking ? (
        <DaySpan
          from={from}
          until={until}
          onChoose={(span) => show({ ...rest, ...span })}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
