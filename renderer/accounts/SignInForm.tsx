import type { FormEvent, ReactElement } from 'react';
import type { NetworkRow } from '#contract/account-rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Segments } from '#renderer/ui/Segments.tsx';
import {
  isComplete,
  isKeptField,
  type Candidate,
  type ConnectState,
  type KeptParts,
  type Method,
} from './connect-state.ts';
import css from './ConnectCard.module.css';
import { Guide } from './Guide.tsx';
import { hostOf } from './host-of.ts';
import { SignInField } from './SignInField.tsx';

type SignInFormProps = {
  readonly candidate: Candidate;
  readonly method: Method;
  readonly stage: NetworkRow['stage'];
  readonly kept: KeptParts;
  readonly fields: ConnectState['fields'];
  readonly onField: (name: string, value: string) => void;
  readonly onMethod: (method: Method) => void;
  readonly onSubmit: () => void;
  /** The client that it goes to still lacks something, in words. */
  readonly missing: string | null;
  readonly children?: ReactElement | null;
};

const SUBMIT = {
  browser: 'connect.openBrowser',
  code: 'connect.getCode',
  form: 'connect.signIn',
} as const;

/** The way in, as the network describes it: in the browser, or with what a form asks for. */
export function SignInForm(props: SignInFormProps): ReactElement {
  const { candidate, method, fields, onField, onMethod, onSubmit, missing, kept } = props;
  const text = useText();
  const canSend = isComplete(method, fields, kept) && missing === null;
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
      {method.guide === undefined ? null : <Guide guide={method.guide} stage={props.stage} />}
      {method.guide === undefined && props.stage === 'preview' ? (
        <p className={css['quiet']}>{text('connect.previewWhy')}</p>
      ) : null}
      {method.fields.map((field) => (
        <SignInField
          key={field.name}
          field={field}
          value={fields[field.name] ?? ''}
          onChange={(value) => onField(field.name, value)}
          isKept={isKeptField(field, kept)}
        />
      ))}
      {method.kind === 'browser' ? (
        <p className={css['quiet']}>
          {text('connect.browserHint', { host: hostOf(candidate.serverUrl) })}
        </p>
      ) : null}
      {props.children}
      <div className={css['foot']}>
        <span className={css['quiet']}>{missing}</span>
        <Button look="primary" type="submit" isDisabled={!canSend}>
          {text(SUBMIT[method.kind])}
        </Button>
      </div>
    </form>
  );
}
