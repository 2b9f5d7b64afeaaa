import { useState, type ReactElement } from 'react';
import type { MergeRow } from '#contract/merge-rows.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { useBridge, useView } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { useKeys, useShownKey } from '#renderer/keys/use-keys.tsx';
import { useAction } from '#renderer/state/use-action.ts';
import { tellChange } from '#renderer/state/use-triage.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Segments } from '#renderer/ui/Segments.tsx';
import css from './MergePane.module.css';
import { MergeCard } from './MergeCard.tsx';

type MergePaneProps = { readonly workspaceId: WorkspaceId | null };
type List = 'open' | 'apart';
const LISTS: readonly List[] = ['open', 'apart'];

/** Two who may be one person, and why: one pair at a time, by two keys. Nothing is there to decide: nothing is shown. */
export function MergePane({ workspaceId }: MergePaneProps): ReactElement | null {
  const text = useText();
  const [list, setList] = useState<List>('open');
  const { value } = useView('mergeSuggestions', { workspaceId, list });
  const pair = value?.rows[0];
  if (value === null || value.rest.openCount + value.rest.apartCount === 0) return null;
  const { openCount, apartCount } = value.rest;
  return (
    <section className={css['pane']} aria-label={text('merge.title')}>
      <header className={css['header']}>
        <h2 className={css['title']}>{text('merge.title')}</h2>
        {apartCount === 0 ? null : (
          <Segments
            label={text('merge.list')}
            labelLook="hidden"
            value={list}
            options={LISTS.map((one) => ({
              value: one,
              label: text(`merge.list.${one}`, { count: one === 'open' ? openCount : apartCount }),
            }))}
            onChange={setList}
          />
        )}
        {apartCount > 0 ? null : (
          <span className={css['count']}>{text('merge.list.open', { count: openCount })}</span>
        )}
      </header>
      {pair === undefined ? (
        <p className={css['count']}>{text(`merge.none.${list}`)}</p>
      ) : (
        <Pair key={pair.id} pair={pair} list={list} />
      )}
    </section>
  );
}

function Pair({ pair, list }: { readonly pair: MergeRow; readonly list: List }): ReactElement {
  const text = useText();
  const key = useShownKey();
  const bridge = useBridge();
  const merge = useAction('person.merge');
  const setApart = useAction('person.setApart');
  const { workspaceId, one, other, evidence } = pair;
  const ids = { workspaceId, personId: one.id, otherId: other.id };
  const values = { one: one.name, other: other.name };
  const join = async (): Promise<void> => {
    const done = await merge(ids);
    if (done !== null) tellChange(bridge, { kind: 'message', id: 'merge.merged', values });
  };
  const part = async (isApart: boolean): Promise<void> => {
    const done = await setApart({ ...ids, isApart });
    const id = isApart ? 'merge.keptApart' : 'merge.suggestedAgain';
    if (done !== null) tellChange(bridge, { kind: 'message', id, values });
  };
  useKeys({
    'people.merge': () => void join(),
    'people.apart': () => (list === 'open' ? void part(true) : false),
  });
  return (
    <>
      <div className={css['pair']}>
        <MergeCard side={one} />
        <MergeCard side={other} />
      </div>
      <ul className={css['evidence']}>
        {evidence.map(({ kind, about }) => (
          <li key={`${kind} ${about}`} data-private="">
            {text(`merge.because.${kind}`, { about })}
          </li>
        ))}
      </ul>
      <div className={css['acts']}>
        <Button look="primary" keys={key('people.merge')} onPress={() => void join()}>
          {text('merge.same')}
        </Button>
        {list === 'open' ? (
          <Button keys={key('people.apart')} onPress={() => void part(true)}>
            {text('merge.notSame')}
          </Button>
        ) : (
          <Button onPress={() => void part(false)}>{text('merge.suggestAgain')}</Button>
        )}
        <span className={css['count']}>{text('merge.reversible')}</span>
      </div>
    </>
  );
}
