import { useEffect, type ReactElement } from 'react';
import type { AccountRow } from '#contract/account-rows.ts';
import { failureText } from '#renderer/i18n/failure-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { Banner } from '#renderer/ui/Banner.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import css from './AddColumn.module.css';
import { useLists } from './use-lists.ts';

export type ChosenList = {
  readonly accountId: string;
  readonly id: string;
  readonly name: string;
};
type ListChoiceProps = {
  readonly account: AccountRow;
  readonly value: ChosenList | null;
  readonly onChange: (list: ChosenList) => void;
};

/** One of the account's lists by name; the first one is chosen as soon as they are known. */
export function ListChoice({ account, value, onChange }: ListChoiceProps): ReactElement {
  const text = useText();
  const now = useNow(60_000);
  const { id: accountId } = account;
  const state = useLists(account);
  const lists = state.kind === 'known' ? state.lists : [];
  const [first] = lists;
  useEffect(() => {
    if (value === null && first !== undefined) onChange({ accountId, ...first });
  });
  if (state.kind === 'failed')
    return <Banner tone="warn">{failureText(state.failure, text, now)}</Banner>;
  if (first === undefined)
    return (
      <output className={css['hint']}>
        {text(state.kind === 'asking' ? 'columns.askingLists' : 'columns.noLists')}
      </output>
    );
  return (
    <Choice
      label={text('columns.feed.list')}
      value={value?.id ?? first.id}
      options={lists.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id) => {
        const list = lists.find((one) => one.id === id);
        if (list !== undefined) onChange({ accountId, ...list });
      }}
    />
  );
}
