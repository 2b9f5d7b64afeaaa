import { Inbox, Pencil, Trash2 } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { ViewRow } from '#contract/views.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { useBridge, useView } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { useKeys } from '#renderer/keys/use-keys.tsx';
import { useDesk } from '#renderer/state/desk.ts';
import { useRoute, WHOLE_INBOX } from '#renderer/state/route.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { useClient } from '#renderer/state/use-app.ts';
import { tellChange } from '#renderer/state/use-triage.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import css from './ListsSection.module.css';

type ListRow = ViewRow<'peopleLists'>;
type Which = { readonly workspaceId: WorkspaceId | null };

/** The lists of people that were made: to another name, away, or into the inbox. Nothing without one. */
export function ListsSection({ workspaceId }: Which): ReactElement | null {
  const text = useText();
  const rows = useView('peopleLists', { workspaceId }).value?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <section className={css['section']} aria-label={text('people.lists')}>
      <h2 className={css['head']}>{text('people.lists')}</h2>
      <ul className={css['list']}>
        {rows.map((row) => (
          <ListLine key={row.id} row={row} isNamed={workspaceId === null} />
        ))}
      </ul>
    </section>
  );
}

function showInInbox({ id, workspaceId }: ListRow): void {
  const route = useRoute.getState();
  if (route.workspaceId !== workspaceId) route.chooseClient(workspaceId);
  route.filter({ ...WHOLE_INBOX, filter: { listIds: [id] } });
  useDesk.getState().focusList();
}

type LineProps = { readonly row: ListRow; readonly isNamed: boolean };

function ListLine({ row, isNamed }: LineProps): ReactElement {
  const text = useText();
  const bridge = useBridge();
  const client = useClient(row.workspaceId);
  const remove = useAction('list.remove');
  const [isRenaming, setRenaming] = useState(false);
  const { id: listId, workspaceId, name, count } = row;
  const takeAway = async (): Promise<void> => {
    if ((await remove({ workspaceId, listId })) !== null)
      tellChange(
        bridge,
        { kind: 'message', id: 'people.listRemoved', values: { name } },
        () => undefined,
      );
  };
  return (
    <li className={css['line']}>
      {isRenaming ? (
        <RenameForm row={row} onDone={() => setRenaming(false)} />
      ) : (
        <>
          <span className={css['name']}>
            {name}{' '}
            <span className={css['meta']}>
              {text('people.listCount', { count })}
              {isNamed && client !== undefined ? ` · ${client.name}` : ''}
            </span>
          </span>
          <IconButton
            label={text('people.listInbox', { name })}
            icon={<Inbox size={15} />}
            onPress={() => showInInbox(row)}
          />
          <IconButton
            label={text('people.listRename', { name })}
            icon={<Pencil size={15} />}
            onPress={() => setRenaming(true)}
          />
          <IconButton
            label={text('people.listRemove', { name })}
            icon={<Trash2 size={15} />}
            onPress={() => void takeAway()}
          />
        </>
      )}
    </li>
  );
}

type RenameFormProps = { readonly row: ListRow; readonly onDone: () => void };

function RenameForm({ row, onDone }: RenameFormProps): ReactElement {
  const text = useText();
  const bridge = useBridge();
  const save = useAction('list.save');
  const [typed, setTyped] = useState(row.name);
  useKeys({ 'app.back': onDone });
  const { id, workspaceId, name: before } = row;
  const name = typed.trim();
  const rename = async (): Promise<void> => {
    if (name === before) {
      onDone();
      return;
    }
    if ((await save({ workspaceId, id, name })) === null) return;
    onDone();
    tellChange(
      bridge,
      { kind: 'message', id: 'people.listRenamed', values: { name } },
      () => undefined,
    );
  };
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (name !== '') void rename();
      }}
    >
      <TextField
        label={text('people.listName')}
        value={typed}
        onChange={setTyped}
        isFirst
        maxLength={100}
      />
      <Button type="submit" isDisabled={name === ''}>
        {text('person.fieldSave')}
      </Button>
      <Button look="quiet" onPress={onDone}>
        {text('person.cancel')}
      </Button>
    </form>
  );
}
