import { useEffect, useRef, type KeyboardEvent, type ReactElement } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import css from './TextField.module.css';
import { cx } from './cx.ts';

type TextFieldProps = {
  readonly label: string;
  /** The label is only read out. */
  readonly isLabelHidden?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'password' | 'url' | 'search';
  readonly name?: string;
  readonly placeholder?: string | undefined;
  readonly hint?: string | undefined;
  /** What is wrong with it, in words. */
  readonly error?: string | undefined;
  readonly isDisabled?: boolean;
  readonly isRequired?: boolean;
  /** Takes the focus when it appears. */
  readonly isFirst?: boolean;
  /** Several lines; grows with its text. */
  readonly isMultiline?: boolean;
  readonly maxLength?: number | undefined;
  readonly size?: 'normal' | 'large';
  readonly onBlur?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
};

function Control(props: TextFieldProps): ReactElement {
  const { type = 'text', size = 'normal', placeholder } = props;
  const ref = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const isFirst = props.isFirst === true;
  useEffect(() => {
    if (isFirst) ref.current?.focus();
  }, [isFirst]);
  const shared = {
    ref,
    className: cx(css['input'], css[size]),
    ...(placeholder === undefined ? {} : { placeholder }),
  };
  return props.isMultiline === true ? (
    <TextArea {...shared} rows={3} />
  ) : (
    <Input {...shared} spellCheck={type === 'text'} />
  );
}

/** What was said of these, and nothing where nothing was. */
function given({ name, maxLength, type, onBlur, onKeyDown }: TextFieldProps) {
  return {
    ...(name === undefined ? {} : { name }),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(type === undefined ? {} : { type }),
    ...(onBlur === undefined ? {} : { onBlur }),
    ...(onKeyDown === undefined ? {} : { onKeyDown }),
  };
}

/** One labelled field with its hint and its error. */
export function TextField(props: TextFieldProps): ReactElement {
  const { label, value, onChange, hint, error } = props;
  return (
    <AriaTextField
      className={css['field'] ?? ''}
      value={value}
      onChange={onChange}
      isDisabled={props.isDisabled ?? false}
      isRequired={props.isRequired ?? false}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      {...given(props)}
    >
      <Label className={cx(css['label'], props.isLabelHidden === true && css['hidden'])}>
        {label}
      </Label>
      <Control {...props} />
      {hint === undefined ? null : (
        <Text slot="description" className={css['hint'] ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError className={css['error'] ?? ''}>{error}</FieldError>
    </AriaTextField>
  );
}
