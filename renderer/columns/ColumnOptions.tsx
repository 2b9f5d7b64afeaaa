import { useState, type FormEvent, type ReactElement } from 'react';
import type { ColumnOptionsRow, ColumnRow } from '#contract/column-rows.ts';
import { readMutedWords } from '#domain/column-filter.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useKeys } from '#renderer/keys/use-keys.tsx';
import { useAction } from '#renderer/state/use-action.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Switch } from '#renderer/ui/Switch.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import css from './ColumnOptions.module.css';

type ColumnOptionsProps = { readonly column: ColumnRow; readonly onClose: () => void };

/** What is in the form, as options; width and pause are not part of it and stay. */
function optionsOf(
  { options }: ColumnRow,
  form: { readonly words: string; readonly muted: string; readonly mediaOnly: boolean },
): ColumnOptionsRow {
  const words = form.words.trim();
  const mutedWords = readMutedWords(form.muted);
  return {
    ...(options.widthPx === undefined ? {} : { widthPx: options.widthPx }),
    ...(options.isPaused === true ? { isPaused: true } : {}),
    ...(words === '' ? {} : { words }),
    ...(mutedWords.length === 0 ? {} : { mutedWords }),
    ...(form.mediaOnly ? { mediaOnly: true } : {}),
  };
}

/** What a column shows of its stream: opens in place, above the cards. */
export function ColumnOptions({ column, onClose }: ColumnOptionsProps): ReactElement {
  const text = useText();
  useKeys({ 'app.back': onClose });
  const change = useAction('column.change');
  const { workspaceId, id: columnId, options } = column;
  const [words, setWords] = useState(options.words ?? '');
  const [muted, setMuted] = useState((options.mutedWords ?? []).join('\n'));
  const [mediaOnly, setMediaOnly] = useState(options.mediaOnly === true);
  const save = async (changed: ColumnOptionsRow): Promise<void> => {
    const saved = await change({ workspaceId, columnId, options: changed });
    if (saved !== null) onClose();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save(optionsOf(column, { words, muted, mediaOnly }));
  };
  return (
    <form className={css['form']} aria-label={text('columns.options')} onSubmit={submit}>
      <TextField
        label={text('columns.words')}
        hint={text('columns.wordsHint')}
        value={words}
        onChange={setWords}
        maxLength={200}
        isFirst
      />
      <TextField
        label={text('columns.muted')}
        hint={text('columns.mutedHint')}
        value={muted}
        onChange={setMuted}
        maxLength={5000}
        isMultiline
      />
      <div className={css['line']}>
        <span>{text('columns.mediaOnly')}</span>
        <Switch
          label={text('columns.mediaOnly')}
          isOn={mediaOnly}
          onChange={setMediaOnly}
          words={{ on: text('settings.on'), off: text('settings.off') }}
        />
      </div>
      <div className={css['actions']}>
        <Button look="quiet" onPress={onClose}>
          {text('columns.cancel')}
        </Button>
        <Button look="primary" type="submit">
          {text('columns.apply')}
        </Button>
      </div>
    </form>
  );
}

/** Whether the column hides something of its stream. */
export function isFiltered({ words, mutedWords, mediaOnly }: ColumnOptionsRow): boolean {
  return words !== undefined || mutedWords !== undefined || mediaOnly === true;
}
