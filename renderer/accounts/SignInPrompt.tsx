import { useState, type FormEvent, type ReactElement } from 'react';
import type { SignInPromptRow } from '#contract/sign-in-rows.ts';
import { useCommand } from '#renderer/bridge/use-bridge.tsx';
import { clockTime } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { cx } from '#renderer/ui/cx.ts';
import css from './Guide.module.css';
import { hostOf } from './host-of.ts';
import { SignInField } from './SignInField.tsx';

type CodePrompt = Extract<SignInPromptRow, { kind: 'code' }>;
type FieldsPrompt = Extract<SignInPromptRow, { kind: 'fields' }>;

/** A code to be typed on a page, which may be open on another device. */
function CodeToType({ prompt }: { readonly prompt: CodePrompt }): ReactElement {
  const text = useText();
  const openLink = useCommand('link.open');
  const { code, url, expiresAt } = prompt;
  return (
    <div className={cx(css['prompt'], css['middle'])}>
      <p>{text('connect.prompt.codeHint', { host: hostOf(url) })}</p>
      <output aria-label={text('connect.prompt.codeTitle')} className={css['bigCode']}>
        {code}
      </output>
      {expiresAt === undefined ? null : (
        <p>{text('connect.prompt.codeExpires', { time: clockTime(expiresAt, text.locale) })}</p>
      )}
      <span className={css['buttons']}>
        <Button onPress={() => void navigator.clipboard.writeText(code)}>
          {text('connect.copy')}
        </Button>
        <Button look="primary" onPress={() => void openLink({ url })}>
          {text('connect.prompt.openPage')}
        </Button>
      </span>
    </div>
  );
}

type FieldsToFillProps = { readonly prompt: FieldsPrompt; readonly flowId: string };

/** What only the network's page can tell, brought back by hand. */
function FieldsToFill({ prompt, flowId }: FieldsToFillProps): ReactElement {
  const text = useText();
  const openLink = useCommand('link.open');
  const answer = useCommand('account.answerPrompt');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const { url, fields } = prompt;
  const isComplete = fields.every(
    ({ name, isOptional }) => isOptional === true || (typed[name] ?? '').trim() !== '',
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isComplete) void answer({ flowId, fields: { ...typed } });
  };
  return (
    <form className={css['prompt']} noValidate onSubmit={submit}>
      <p>{prompt.text[text.locale]}</p>
      {fields.map((field) => (
        <SignInField
          key={field.name}
          field={field}
          value={typed[field.name] ?? ''}
          onChange={(value) => setTyped({ ...typed, [field.name]: value })}
          isKept={false}
        />
      ))}
      <span className={css['buttons']}>
        {url === undefined ? null : (
          <Button onPress={() => void openLink({ url })}>{text('connect.prompt.openPage')}</Button>
        )}
        <Button look="primary" type="submit" isDisabled={!isComplete}>
          {text('connect.prompt.send')}
        </Button>
      </span>
    </form>
  );
}

type SignInPromptProps = { readonly prompt: SignInPromptRow; readonly flowId: string };

/** What the sign-in that is under way asks of the person. */
export function SignInPrompt({ prompt, flowId }: SignInPromptProps): ReactElement {
  return prompt.kind === 'code' ? (
    <CodeToType prompt={prompt} />
  ) : (
    <FieldsToFill prompt={prompt} flowId={flowId} />
  );
}
