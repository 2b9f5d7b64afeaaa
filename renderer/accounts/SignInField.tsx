import { useState, type ReactElement } from 'react';
import { useCommand } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import css from './ConnectCard.module.css';
import type { Method } from './connect-state.ts';

type SignInFieldProps = {
  readonly field: Method['fields'][number];
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Known from before: it may stay empty. */
  readonly isKept: boolean;
};

/** One field of a form that a network describes, with the page where its value comes from. */
export function SignInField(props: SignInFieldProps): ReactElement {
  const { field, value, onChange, isKept } = props;
  const text = useText();
  const openLink = useCommand('link.open');
  const [isShown, setShown] = useState(false);
  const { helpUrl } = field;
  const label = field.label[text.locale];
  const kept = isKept ? text('connect.keptHint') : undefined;
  return (
    <div className={css['oneField']}>
      <TextField
        label={field.isOptional === true ? text('connect.optional', { label }) : label}
        value={value}
        onChange={onChange}
        name={field.name}
        // "url" also for handles: neither is a word for the spelling checker.
        type={field.kind === 'password' && !isShown ? 'password' : 'url'}
        placeholder={field.placeholder}
        hint={kept ?? field.hint?.[text.locale]}
      />
      <span
        className={css['fieldLinks']}
        hidden={field.kind !== 'password' && helpUrl === undefined}
      >
        {field.kind === 'password' ? (
          <Button look="quiet" onPress={() => setShown(!isShown)} aria-pressed={isShown}>
            {text(isShown ? 'connect.hidePassword' : 'connect.showPassword')}
          </Button>
        ) : null}
        {helpUrl === undefined ? null : (
          <Button look="quiet" onPress={() => void openLink({ url: helpUrl })}>
            {text('connect.where')}
          </Button>
        )}
      </span>
    </div>
  );
}
