import { Plus } from 'lucide-react';
import { useEffect, useRef, useState, type FormEvent, type ReactElement } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { AccountRow, NetworkRow } from '#contract/rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useKeys } from '#renderer/keys/use-keys.tsx';
import { useAction } from '#renderer/state/use-action.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import css from './AddColumn.module.css';
import { feedFrom, firstFeed, WITH_PARAM, type Feed } from './column-title.ts';
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
  const [kind, setKind] = useState(() => firstFeed(first));
  const [param, setParam] = useState('');
  const [list, setList] = useState<ChosenList | null>(null);
  const shown = account.feeds.includes(kind) ? kind : firstFeed(account);
  const ofList = list?.accountId === account.id ? list : null;
  const feed = feedFrom(shown, shown === 'list' ? (ofList?.id ?? '') : param);
  const networkOf = (id: string): string => networks.find((one) => one.id === id)?.name ?? id;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    form.current?.querySelector('button')?.focus({ preventScroll: true });
  }, []);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (feed === null) return;
    const added = await add({
      workspaceId: account.workspaceId,
      deckId,
      source: { kind: 'feed', accountId: account.id, feed },
      ...(shown === 'list' && ofList !== null ? { name: ofList.name } : {}),
    });
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
        options={accounts.map((one) => ({
          value: one.id.toString(),
          label: one.handle,
          detail: networkOf(one.network),
        }))}
        onChange={setAccountId}
      />
      <Choice
        label={text('columns.shows')}
        value={shown}
        options={account.feeds.map((one) => ({
          value: one,
          label: text(`columns.feed.${one}`),
        }))}
        onChange={setKind}
      />
      <Which kind={shown} account={account} list={ofList} onList={setList}>
        <TextField
          label={text(`columns.param.${shown}`)}
          value={param}
          onChange={setParam}
          maxLength={shown === 'feed' ? 500 : 200}
        />
      </Which>
      <div className={css['actions']}>
        <Button look="quiet" onPress={onClose}>
          {text('columns.cancel')}
        </Button>
        <Button look="primary" type="submit" isDisabled={feed === null}>
          {text('columns.addThis')}
        </Button>
      </div>
    </form>
  );
}

type WhichProps = {
  readonly kind: Feed['kind'];
  readonly account: AccountRow;
  readonly list: ChosenList | null;
  readonly onList: (list: ChosenList) => void;
  /** The field for what is typed. */
  readonly children: ReactElement;
};

/** Which one, where the stream has to be told: a list by its name, everything else by words. */
function Which({ kind, account, list, onList, children }: WhichProps): ReactElement | null {
  if (!WITH_PARAM.has(kind)) return null;
  return kind === 'list' ? (
    <ListChoice account={account} value={list} onChange={onList} />
  ) : (
    children
  );
}
