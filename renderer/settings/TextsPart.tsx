import { useState, type ReactElement } from 'react';
import type { SavedTextRow } from '#contract/library-rows.ts';
import type { WorkspaceRow } from '#contract/rows.ts';
import { useBridge, useView } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { tellChange } from '#renderer/state/use-triage.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { TextForm } from './TextForm.tsx';
import css from './TextsPart.module.css';
import { useKeptFocus } from './use-kept-focus.ts';

type TextsPartProps = { readonly clients: readonly WorkspaceRow[] };
const HERE = 'settings-texts';
const stay = (): void => undefined;

type Kind = SavedTextRow['kind'];
type Editing = SavedTextRow | Kind | null;

const WORDS = {
  'saved-reply': { title: 'texts.replies', hint: 'texts.repliesHint', add: 'texts.addReply' },
  field: { title: 'texts.fields', hint: 'texts.fieldsHint', add: 'texts.addField' },
} as const;

type EntryProps = TextsPartProps & {
  readonly row: SavedTextRow;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
};

function Entry({ row, clients, onEdit, onRemove }: EntryProps): ReactElement {
  const text = useText();
  const bridge = useBridge();
  const remove = useAction('text.remove');
  const { id, workspaceId, name } = row;
  const drop = async (): Promise<void> => {
    onRemove();
    if ((await remove({ id, workspaceId })) === null) return;
    tellChange(bridge, { kind: 'message', id: 'texts.removed', values: { name } }, stay);
  };
  const client = clients.find((one) => one.id === workspaceId);
  return (
    <li id={id} className={css['entry']}>
      <div className={css['words']}>
        <p className={css['name']}>
          {name} <Tag>{client?.name ?? text('texts.forAll')}</Tag>
        </p>
        <p className={css['text']} dir="auto">
          {row.text}
        </p>
      </div>
      <Button look="quiet" aria-label={text('texts.editName', { name })} onPress={onEdit}>
        {text('texts.edit')}
      </Button>
      <Button
        look="quiet"
        edge="end"
        aria-label={text('texts.removeName', { name })}
        onPress={() => void drop()}
      >
        {text('texts.remove')}
      </Button>
    </li>
  );
}

type GroupProps = TextsPartProps & {
  readonly kind: Kind;
  readonly rows: readonly SavedTextRow[];
  readonly editing: Editing;
  readonly setEditing: (editing: Editing) => void;
  readonly keepFocus: (id: string) => void;
};

function Group({ kind, rows, clients, editing, setEditing, keepFocus }: GroupProps): ReactElement {
  const text = useText();
  const words = WORDS[kind];
  const place = `texts-${kind}`;
  const close = (at: string): void => {
    keepFocus(at);
    setEditing(null);
  };
  const isAdding = editing === kind;
  return (
    <div className={css['group']}>
      <div className={css['head']} id={place}>
        <div className={css['words']}>
          <h3 className={css['title']}>{text(words.title)}</h3>
          <p className={css['hint']}>{text(words.hint)}</p>
        </div>
        <Button aria-pressed={isAdding} onPress={() => setEditing(isAdding ? null : kind)}>
          {text(words.add)}
        </Button>
      </div>
      {isAdding ? <TextForm kind={kind} clients={clients} onDone={() => close(place)} /> : null}
      <ul>
        {rows.map((row) =>
          typeof editing === 'object' && editing?.id === row.id ? (
            <li key={row.id}>
              <TextForm kind={kind} row={row} clients={clients} onDone={() => close(row.id)} />
            </li>
          ) : (
            <Entry
              key={row.id}
              row={row}
              clients={clients}
              onEdit={() => setEditing(row)}
              onRemove={() => keepFocus(HERE)}
            />
          ),
        )}
      </ul>
    </div>
  );
}

/** Saved replies and the fields that fill them: for one client or for all. */
export function TextsPart({ clients }: TextsPartProps): ReactElement {
  const { value } = useView('savedTexts', {});
  const [editing, setEditing] = useState<Editing>(null);
  const keepFocus = useKeptFocus(value, editing);
  const rows = value?.rows ?? [];
  return (
    <>
      {(['saved-reply', 'field'] as const).map((kind) => (
        <Group
          key={kind}
          kind={kind}
          rows={rows.filter((row) => row.kind === kind)}
          clients={clients}
          editing={editing}
          setEditing={setEditing}
          keepFocus={keepFocus}
        />
      ))}
    </>
  );
}
