import { Plus } from 'lucide-react';
import { useEffect, useRef, useState, type FormEvent, type ReactElement } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { CommandArgs } from '#contract/commands.ts';
import type { AccountRow, NetworkRow } from '#contract/account-rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useKeys } from '#renderer/keys/use-keys.tsx';
import { useAction } from '#renderer/state/use-action.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import css from './AddColumn.module.css';
import { feedFrom, firstFeed, WITH_PARAM } from './column-title.ts';
import {
  isKept,
  keptSource,
  kindsOf,
  useKept,
  type KeptOne,
  type SourceKind,
} from './kept-sources.ts';
import { ListChoice, type ChosenList } from './ListChoice.tsx';

type AddColumnProps = {
  readonly accounts: readonly AccountRow[];
  readonly networks: readonly NetworkRow[];
  readonly deckId: string;
  readonly onAdded: (columnId: string) => void;
};

/** At the end of the deck: opens in place into account, stream and words. */
export function AddColumn(props: AddColumnProps): ReactElement {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  const [account] = props.accounts;
  useKeys(account === undefined ? {} : { 'column.add': () => setOpen(true) });
  if (!isOpen || account === undefined)
    return (
      <AriaButton className={css['closed'] ?? ''} onPress={() => setOpen(true)}>
        <Plus size={18} aria-hidden="true" />
        <span>{text('columns.add')}</span>
      </AriaButton>
    );
  return <AddForm {...props} first={account} onClose={() => setOpen(false)} />;
}

type AddFormProps = AddColumnProps & {
  readonly first: AccountRow;
  readonly onClose: () => void;
};

function AddForm(props: AddFormProps): ReactElement {
  const { accounts, networks, first, deckId, onAdded, onClose } = props;
  const text = useText();
  const add = useAction('column.add');
  const [accountId, setAccountId] = useState<string>(first.id);
  const account = accounts.find(({ id }) => id === accountId) ?? first;
  const kept = useKept(account.workspaceId);
  const [kind, setKind] = useState<SourceKind>(() => firstFeed(first));
  const [param, setParam] = useState('');
  const [list, setList] = useState<ChosenList | null>(null);
  const [keptId, setKeptId] = useState('');
  const kinds: readonly SourceKind[] = [...account.feeds, ...kindsOf(kept)];
  const shown = kinds.includes(kind) ? kind : firstFeed(account);
  const ofList = list?.accountId === account.id ? list : null;
  const offered = isKept(shown) ? kept[shown] : [];
  const one = offered.find(({ id }) => id === keptId) ?? offered[0];
  const chosen = chosenSource({ shown, account, list: ofList, one, param });
  const networkOf = (id: string): string =>
    networks.find((network) => network.id === id)?.name ?? id;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    form.current?.querySelector('button')?.focus({ preventScroll: true });
  }, []);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (chosen === null) return;
    const added = await add({ workspaceId: account.workspaceId, deckId, ...chosen });
    if (added === null) return;
    onClose();
    onAdded(added.columnId);
  };
  return (
    <form
      ref={form}
      className={css['form']}
      aria-label={text('columns.add')}
      onSubmit={(event) => void submit(event)}
    >
      <h2 className={css['title']}>{text('columns.add')}</h2>
      <Choice
        label={text('columns.account')}
        value={account.id.toString()}
        options={accounts.map(({ id, handle, network }) => ({
          value: id.toString(),
          label: handle,
          detail: networkOf(network),
        }))}
        onChange={setAccountId}
      />
      <Choice
        label={text('columns.shows')}
        value={shown}
        options={kinds.map((value) => ({ value, label: text(`columns.feed.${value}`) }))}
        onChange={setKind}
      />
      <Which
        shown={shown}
        account={account}
        list={{ value: ofList, onChange: setList }}
        kept={{ all: offered, value: one, onChange: setKeptId }}
        words={{ value: param, onChange: setParam }}
      />
      <div className={css['actions']}>
        <Button look="quiet" onPress={onClose}>
          {text('columns.cancel')}
        </Button>
        <Button look="primary" type="submit" isDisabled={chosen === null}>
          {text('columns.addThis')}
        </Button>
      </div>
    </form>
  );
}

type Field<Value, Given = Value> = {
  readonly value: Value;
  readonly onChange: (value: Given) => void;
};
type WhichProps = {
  readonly shown: SourceKind;
  readonly account: AccountRow;
  readonly list: Field<ChosenList | null, ChosenList>;
  readonly kept: Field<KeptOne | undefined, string> & { readonly all: readonly KeptOne[] };
  readonly words: Field<string>;
};

/** Which one, where the stream has to be told: a list, a view or a monitor by its name, the rest by words. */
function Which({ shown, account, list, kept, words }: WhichProps): ReactElement | null {
  const text = useText();
  if (shown === 'list')
    return <ListChoice account={account} value={list.value} onChange={list.onChange} />;
  if (isKept(shown))
    return kept.value === undefined ? null : (
      <Choice
        label={text(`columns.feed.${shown}`)}
        value={kept.value.id}
        options={kept.all.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={kept.onChange}
      />
    );
  if (!WITH_PARAM.has(shown)) return null;
  return (
    <TextField
      label={text(`columns.param.${shown}`)}
      value={words.value}
      onChange={words.onChange}
      maxLength={shown === 'feed' ? 500 : 200}
    />
  );
}

type Chosen = {
  readonly shown: SourceKind;
  readonly account: AccountRow;
  readonly list: ChosenList | null;
  readonly one: KeptOne | undefined;
  readonly param: string;
};

/** What is added; null while something is missing. */
function chosenSource(given: Chosen): Pick<CommandArgs<'column.add'>, 'source' | 'name'> | null {
  const { shown, account, list, one, param } = given;
  if (isKept(shown)) return one === undefined ? null : keptSource(shown, one);
  const feed = feedFrom(shown, shown === 'list' ? (list?.id ?? '') : param);
  if (feed === null) return null;
  const source = { kind: 'feed', accountId: account.id, feed } as const;
  return shown === 'list' && list !== null ? { source, name: list.name } : { source };
}
