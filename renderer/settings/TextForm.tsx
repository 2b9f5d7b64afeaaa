import { useState, type FormEvent, type ReactElement } from 'react';
import type { SavedTextRow } from '#contract/library-rows.ts';
import type { WorkspaceRow } from '#contract/rows.ts';
import { fillPlaces } from '#domain/saved-reply.ts';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import css from './TextsPart.module.css';

const ALL = 'all';
const MOST_NAME = 100;
const MOST_TEXT = 20_000;

type TextFormProps = {
  readonly kind: SavedTextRow['kind'];
  readonly row?: SavedTextRow;
  readonly clients: readonly WorkspaceRow[];
  readonly onDone: () => void;
};

type Written = { readonly name: string; readonly words: string; readonly scope: string };

const LABELS = {
  'saved-reply': { name: 'texts.name', text: 'texts.text', hint: 'texts.places' },
  field: { name: 'texts.fieldName', text: 'texts.fieldText', hint: undefined },
} as const;

function writtenIn(row: SavedTextRow | undefined): Written {
  return { name: row?.name ?? '', words: row?.text ?? '', scope: row?.workspaceId ?? ALL };
}

/** A saved reply as somebody called Jana would read it. */
function Preview({ text: words, scope }: { readonly text: string; readonly scope: string }) {
  const text = useText();
  const { value } = useView('savedTexts', {});
  const fields = (value?.rows ?? []).filter(
    ({ kind, workspaceId }) => kind === 'field' && (workspaceId === null || workspaceId === scope),
  );
  const example = {
    name: 'Jana Meissner',
    firstName: 'Jana',
    handle: '@jana@example.social',
    account: '@you@example.social',
    client: text('texts.exampleClient'),
    post: 'https://example.social/@jana/1',
  };
  const { text: filled, missing } = fillPlaces(words, example, fields);
  if (words.trim() === '') return null;
  return (
    <div className={css['preview']}>
      <p className={css['hint']}>{text('texts.preview')}</p>
      <p className={css['filled']} dir="auto">
        {filled}
      </p>
      {missing.length === 0 ? null : (
        <p className={css['missing']}>
          {text('composer.placesMissing', { names: missing.join(', ') })}
        </p>
      )}
    </div>
  );
}

/** Writes a saved reply or an own field, new or again. */
export function TextForm({ kind, row, clients, onDone }: TextFormProps): ReactElement {
  const text = useText();
  const save = useAction('text.save');
  const [written, setWritten] = useState<Written>(() => writtenIn(row));
  const { name, words, scope } = written;
  const isComplete = name.trim() !== '' && words.trim() !== '';
  const change = (part: Partial<Written>): void => setWritten({ ...written, ...part });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isComplete) return;
    const workspaceId = clients.find(({ id }) => id === scope)?.id ?? null;
    const id = row === undefined ? {} : { id: row.id };
    if ((await save({ ...id, kind, workspaceId, name, text: words })) !== null) onDone();
  };
  const labels = LABELS[kind];
  return (
    <form className={css['form']} onSubmit={(event) => void submit(event)}>
      <TextField
        label={text(labels.name)}
        value={name}
        onChange={(value) => change({ name: value })}
        maxLength={MOST_NAME}
        isFirst
        isRequired
      />
      <TextField
        label={text(labels.text)}
        hint={labels.hint && text(labels.hint)}
        value={words}
        onChange={(value) => change({ words: value })}
        maxLength={MOST_TEXT}
        isMultiline
        isRequired
      />
      {row === undefined ? (
        <Choice
          label={text('texts.scope')}
          value={scope}
          options={[
            { value: ALL, label: text('texts.forAll') },
            ...clients.map((client) => ({ value: client.id, label: client.name })),
          ]}
          onChange={(value) => change({ scope: value })}
        />
      ) : null}
      {kind === 'saved-reply' ? <Preview text={words} scope={scope} /> : null}
      <div className={css['buttons']}>
        <Button onPress={onDone}>{text('texts.cancel')}</Button>
        <Button
          type="submit"
          look="primary"
          reason={isComplete ? undefined : text('texts.incomplete')}
        >
          {text('texts.save')}
        </Button>
      </div>
    </form>
  );
}
