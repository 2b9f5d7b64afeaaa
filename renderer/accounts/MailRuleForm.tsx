import { useState, type FormEvent, type ReactElement } from 'react';
import type { MailRuleRow } from '#contract/mail-rule-rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import {
  EMPTY_RULE,
  isCompleteRule,
  ruleFrom,
  writtenFrom,
  type WrittenRule,
} from './mail-rule-form.ts';
import css from './MailRules.module.css';

type MailRuleFormProps = {
  /** null: a new one. */
  readonly rule: MailRuleRow | null;
  readonly onSave: (rule: MailRuleRow) => void;
  readonly onClose: () => void;
};

const KINDS = ['comment', 'mention', 'direct', 'review', 'post'] as const;
const LINE_LENGTH = 500;
const FIELDS = [
  { name: 'name', label: 'mailRules.name', hint: undefined },
  { name: 'from', label: 'mailRules.from', hint: 'mailRules.fromHint' },
  { name: 'subjects', label: 'mailRules.subjects', hint: 'mailRules.subjectsHint' },
  { name: 'after', label: 'mailRules.after', hint: 'mailRules.afterHint' },
  { name: 'before', label: 'mailRules.before', hint: 'mailRules.beforeHint' },
  { name: 'link', label: 'mailRules.link', hint: 'mailRules.linkHint' },
] as const;

/** Writes one rule, new or again. */
export function MailRuleForm({ rule, onSave, onClose }: MailRuleFormProps): ReactElement {
  const text = useText();
  const [written, setWritten] = useState<WrittenRule>(() =>
    rule === null ? EMPTY_RULE : writtenFrom(rule),
  );
  const isComplete = isCompleteRule(written);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isComplete) onSave(ruleFrom(written, rule?.id ?? crypto.randomUUID()));
  };
  return (
    <form className={css['form']} aria-label={text('mailRules.rule')} onSubmit={submit}>
      {FIELDS.map(({ name, label, hint }) => (
        <TextField
          key={name}
          label={text(label)}
          hint={hint && text(hint)}
          value={written[name]}
          onChange={(value) => setWritten({ ...written, [name]: value })}
          isFirst={name === 'name'}
          isRequired={name === 'name' || name === 'from'}
          isMultiline={name === 'subjects'}
          maxLength={name === 'subjects' ? undefined : LINE_LENGTH}
        />
      ))}
      <Choice
        label={text('mailRules.kind')}
        value={written.kind}
        options={KINDS.map((kind) => ({ value: kind, label: text(`kind.${kind}`) }))}
        onChange={(kind) => setWritten({ ...written, kind })}
      />
      <div className={css['buttons']}>
        <Button onPress={onClose}>{text('texts.cancel')}</Button>
        <Button
          type="submit"
          look="primary"
          reason={isComplete ? undefined : text('mailRules.incomplete')}
        >
          {text('texts.save')}
        </Button>
      </div>
    </form>
  );
}
