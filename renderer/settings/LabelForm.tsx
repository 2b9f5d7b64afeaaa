import { useState, type FormEvent, type ReactElement } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Swatches } from '#renderer/ui/Swatches.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { colorsFor } from './ClientEntry.tsx';
import css from './LabelsPart.module.css';

const MOST_NAME = 100;

type Written = { readonly name: string; readonly color: string };
type LabelFormProps = {
  readonly label: Written;
  /** Answers whether it was saved. */
  readonly save: (written: Written) => Promise<boolean>;
  readonly onDone: () => void;
};

/** The name and the colour of a label, new or again. */
export function LabelForm({ label, save, onDone }: LabelFormProps): ReactElement {
  const text = useText();
  const [{ name, color }, setWritten] = useState<Written>(label);
  const typed = name.trim();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (typed !== '' && (await save({ name: typed, color }))) onDone();
  };
  const colors = colorsFor(label.color);
  return (
    <form className={css['form']} onSubmit={(event) => void submit(event)}>
      <TextField
        label={text('labels.name')}
        value={name}
        onChange={(value) => setWritten({ name: value, color })}
        maxLength={MOST_NAME}
        isFirst
        isRequired
      />
      <Swatches
        label={text('labels.color')}
        value={color}
        colors={colors.map((one, index) => ({
          color: one,
          label: text('connect.color', { number: index + 1, count: colors.length }),
        }))}
        onChange={(next) => setWritten({ name, color: next })}
      />
      <div className={css['buttons']}>
        <Button onPress={onDone}>{text('texts.cancel')}</Button>
        <Button type="submit" look="primary" isDisabled={typed === ''}>
          {text('texts.save')}
        </Button>
      </div>
    </form>
  );
}
