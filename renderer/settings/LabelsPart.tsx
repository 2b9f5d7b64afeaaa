import { useState, type ReactElement } from 'react';
import type { LabelRow, WorkspaceRow } from '#contract/rows.ts';
import { WORKSPACE_COLORS } from '#domain/workspace.ts';
import { useBridge, useView } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { tellChange } from '#renderer/state/use-triage.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ClientSquare } from '#renderer/ui/ClientSquare.tsx';
import { LabelForm } from './LabelForm.tsx';
import css from './LabelsPart.module.css';
import { useKeptFocus } from './use-kept-focus.ts';

/** Which label is written again, or of which client a new one; one form at a time. */
type Editing = string | null;

const HERE = 'settings-labels';
const stay = (): void => undefined;

/** The labels of every client: their names and colours, new ones, and away with them. */
export function LabelsPart({ clients }: { readonly clients: readonly WorkspaceRow[] }) {
  const text = useText();
  const { value } = useView('labels', { workspaceId: null });
  const [editing, setEditing] = useState<Editing>(null);
  const keepFocus = useKeptFocus(value, editing);
  const labels = value?.rows ?? [];
  return (
    <>
      <p className={css['hint']}>{text('labels.hint')}</p>
      {clients.map((client) => (
        <Group
          key={client.id}
          client={client}
          labels={labels.filter(({ workspaceId }) => workspaceId === client.id)}
          editing={editing}
          setEditing={setEditing}
          keepFocus={keepFocus}
        />
      ))}
    </>
  );
}

type GroupProps = {
  readonly client: WorkspaceRow;
  readonly labels: readonly LabelRow[];
  readonly editing: Editing;
  readonly setEditing: (editing: Editing) => void;
  readonly keepFocus: (id: string) => void;
};

function Group({ client, labels, editing, setEditing, keepFocus }: GroupProps): ReactElement {
  const text = useText();
  const create = useAction('label.create');
  const update = useAction('label.update');
  const { id: workspaceId, name } = client;
  const place = `labels-${workspaceId}`;
  const isAdding = editing === workspaceId;
  const done = (at: string): void => {
    keepFocus(at);
    setEditing(null);
  };
  const nextColor = WORKSPACE_COLORS[labels.length % WORKSPACE_COLORS.length];
  return (
    <section className={css['group']} aria-labelledby={`${place}-name`}>
      <div className={css['head']} id={place}>
        <ClientSquare initials={client.initials} color={client.color} size="small" />
        <h3 className={css['title']} id={`${place}-name`}>
          {name}
        </h3>
        <Button
          aria-label={text('labels.addFor', { name })}
          aria-pressed={isAdding}
          onPress={() => setEditing(isAdding ? null : workspaceId)}
        >
          {text('labels.add')}
        </Button>
      </div>
      {isAdding ? (
        <LabelForm
          label={{ name: '', color: nextColor ?? client.color }}
          save={async (written) => (await create({ workspaceId, ...written })) !== null}
          onDone={() => done(place)}
        />
      ) : null}
      {labels.length === 0 && !isAdding ? (
        <p className={css['hint']}>{text('labels.none')}</p>
      ) : null}
      <ul>
        {labels.map((label) =>
          editing === label.id ? (
            <li key={label.id}>
              <LabelForm
                label={label}
                save={async (written) =>
                  (await update({ workspaceId, labelId: label.id, ...written })) !== null
                }
                onDone={() => done(label.id)}
              />
            </li>
          ) : (
            <Line
              key={label.id}
              label={label}
              onEdit={() => setEditing(label.id)}
              onRemove={() => keepFocus(HERE)}
            />
          ),
        )}
      </ul>
    </section>
  );
}

type LineProps = {
  readonly label: LabelRow;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
};

function Line({ label, onEdit, onRemove }: LineProps): ReactElement {
  const text = useText();
  const bridge = useBridge();
  const remove = useAction('label.remove');
  const { id: labelId, workspaceId, name, color } = label;
  const drop = async (): Promise<void> => {
    onRemove();
    if ((await remove({ workspaceId, labelId })) === null) return;
    tellChange(bridge, { kind: 'message', id: 'labels.removed', values: { name } }, stay);
  };
  return (
    <li id={labelId} className={css['line']}>
      <span className={css['dot']} style={{ backgroundColor: color }} aria-hidden="true" />
      <span className={css['name']}>{name}</span>
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
