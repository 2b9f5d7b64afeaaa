import { useState, type ReactElement } from 'react';
import type { MailRuleRow } from '#contract/mail-rule-rows.ts';
import { readMail, type MailNotice } from '#domain/mail-rule.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { TextField } from '#renderer/ui/TextField.tsx';
import css from './MailRules.module.css';

type Mail = { readonly from: string; readonly subject: string; readonly text: string };

const FIELDS = [
  { name: 'from', label: 'mailRules.tryFrom' },
  { name: 'subject', label: 'mailRules.trySubject' },
  { name: 'text', label: 'mailRules.tryText' },
] as const;

function addressesIn(words: string): readonly string[] {
  return words.match(/https?:\/\/\S+/gu) ?? [];
}

/** A mail put in by hand: which rule reads it, and what it finds. */
export function MailRuleTrial({ rules }: { readonly rules: readonly MailRuleRow[] }): ReactElement {
  const text = useText();
  const [mail, setMail] = useState<Mail>({ from: '', subject: '', text: '' });
  const facts = { ...mail, fromName: '', links: addressesIn(mail.text) };
  const notice = mail.from === '' ? null : readMail(facts, rules);
  return (
    <details className={css['trial']}>
      <summary>{text('mailRules.try')}</summary>
      <div className={css['form']}>
        {FIELDS.map(({ name, label }) => (
          <TextField
            key={name}
            label={text(label)}
            value={mail[name]}
            onChange={(value) => setMail({ ...mail, [name]: value })}
            isMultiline={name === 'text'}
          />
        ))}
        <div role="status">
          {mail.from === '' ? null : notice === null ? (
            <p className={css['hint']}>{text('mailRules.noneFits')}</p>
          ) : (
            <Found notice={notice} />
          )}
        </div>
      </div>
    </details>
  );
}

const PARTS = [
  { part: 'who', label: 'mailRules.who' },
  { part: 'where', label: 'mailRules.where' },
  { part: 'what', label: 'mailRules.what' },
  { part: 'link', label: 'mailRules.page' },
] as const;

function Found({ notice }: { readonly notice: MailNotice }): ReactElement {
  const text = useText();
  return (
    <>
      <p>{text('mailRules.fits', { name: notice.service })}</p>
      <dl className={css['found']}>
        {PARTS.map(({ part, label }) => (
          <div key={part} className={css['part']}>
            <dt>{text(label)}</dt>
            <dd dir="auto">{notice[part] ?? '–'}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
