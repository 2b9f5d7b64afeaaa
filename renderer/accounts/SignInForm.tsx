import { useState, type FormEvent, type ReactElement } from 'react';
import { useCommand } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Segments } from '#renderer/ui/Segments.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { Candidate, ConnectState, Method } from './connect-state.ts';
import { isComplete } from './connect-state.ts';
import css from './ConnectCard.module.css';
import { hostOf } from './host-of.ts';

type SignInFormProps = {
  readonly candidate: Candidate;
  readonly method: Method;
  readonly fields: ConnectState['fields'];
  readonly onField: (name: string, value: string) => void;
  readonly onMethod: (method: Method) => void;
  readonly onSubmit: () => void;
  /** The client that it goes to still lacks something, in words. */
  readonly missing: string | null;
  readonly children?: ReactElement | null;
};

type OneFieldProps = {
  readonly field: Method['fields'][number];
  readonly value: string;
  readonly onChange: (value: string) => void;
};

function OneField({ field, value, onChange }: OneFieldProps): ReactElement {
  const text = useText();
  const openLink = useCommand('link.open');
  const [isShown, setShown] = useState(false);
  const { helpUrl, hint } = field;
  return (
    <div className={css['oneField']}>
      <TextField
        label={field.label[text.locale]}
        value={value}
        onChange={onChange}
        name={field.name}
        // "url" also for handles: neither is a word for the spelling checker.
        type={field.kind === 'password' && !isShown ? 'password' : 'url'}
        placeholder={field.placeholder}
        hint={hint?.[text.locale]}
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

/** The way in, as the network describes it: in the browser, or with what a form asks for. */
export function SignInForm(props: SignInFormProps): ReactElement {
  const { candidate, method, fields, onField, onMethod, onSubmit, missing, children } = props;
  const text = useText();
  const canSend = isComplete(method, fields) && missing === null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (canSend) onSubmit();
  };
  return (
    <form className={css['form']} noValidate onSubmit={submit}>
      {candidate.methods.length > 1 ? (
        <Segments
          label={text('connect.how')}
          value={method.id}
          options={candidate.methods.map(({ id, label }) => ({
            value: id,
            label: label[text.locale],
          }))}
          onChange={(id) => {
            const chosen = candidate.methods.find((one) => one.id === id);
            if (chosen !== undefined) onMethod(chosen);
          }}
        />
      ) : null}
      {method.fields.map((field) => (
        <OneField
          key={field.name}
          field={field}
          value={fields[field.name] ?? ''}
          onChange={(value) => onField(field.name, value)}
        />
      ))}
      {method.kind === 'browser' ? (
        <p className={css['quiet']}>
          {text('connect.browserHint', { host: hostOf(candidate.serverUrl) })}
        </p>
      ) : null}
      {children}
      <div className={css['foot']}>
        <span className={css['quiet']}>{missing}</span>
        <Button look="primary" type="submit" isDisabled={!canSend}>
          {text(method.kind === 'browser' ? 'connect.openBrowser' : 'connect.signIn')}
        </Button>
      </div>
    </form>
  );
}
