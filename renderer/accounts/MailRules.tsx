import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { MailRuleRow } from '#contract/mail-rule-rows.ts';
import type { AccountRow } from '#contract/account-rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { NEW_RULE, withRule, withRuleMoved } from './mail-rule-form.ts';
import { MailRuleForm } from './MailRuleForm.tsx';
import css from './MailRules.module.css';
import { MailRuleTrial } from './MailRuleTrial.tsx';

type MailRulesProps = {
  readonly account: AccountRow;
  /** Those that the network brings along. */
  readonly builtIn: readonly MailRuleRow[];
};

/** How the mails of an account are read, rule by rule; every change acts at once, on old mails too. */
export function MailRules({ account, builtIn }: MailRulesProps): ReactElement {
  const text = useText();
  const set = useAction('account.setMailRules');
  const [editedId, setEditedId] = useState<string | null>(null);
  const rules = account.mailRules ?? builtIn;
  const save = async (next: readonly MailRuleRow[] | null): Promise<void> => {
    const { workspaceId, id: accountId } = account;
    const saved = await set({ workspaceId, accountId, rules: next === null ? null : [...next] });
    if (saved !== null) setEditedId(null);
  };
  const add = (): void => setEditedId(NEW_RULE);
  const form = (rule: MailRuleRow | null): ReactElement => (
    <MailRuleForm
      rule={rule}
      onSave={(changed) => void save(withRule(rules, changed))}
      onClose={() => setEditedId(null)}
    />
  );
  return (
    <section className={css['rules']} aria-label={text('mailRules.title')}>
      <p className={css['hint']}>{text('mailRules.hint')}</p>
      <ol>
        {rules.map((rule, index) => (
          <li key={rule.id} className={css['rule']}>
            {editedId === rule.id ? (
              form(rule)
            ) : (
              <RuleLine
                rule={rule}
                isFirst={index === 0}
                isLast={index === rules.length - 1}
                onEdit={() => setEditedId(rule.id)}
                onMove={(step) => void save(withRuleMoved(rules, index, step))}
                onRemove={() => void save(rules.filter(({ id }) => id !== rule.id))}
              />
            )}
          </li>
        ))}
      </ol>
      {editedId === NEW_RULE ? form(null) : null}
      <div className={css['buttons']}>
        <Button onPress={add}>{text('mailRules.add')}</Button>
        {account.mailRules === undefined ? null : (
          <Button look="quiet" onPress={() => void save(null)}>
            {text('mailRules.restore')}
          </Button>
        )}
      </div>
      <MailRuleTrial rules={rules} />
    </section>
  );
}

type RuleLineProps = {
  readonly rule: MailRuleRow;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onEdit: () => void;
  readonly onMove: (step: 1 | -1) => void;
  readonly onRemove: () => void;
};

function RuleLine(props: RuleLineProps): ReactElement {
  const { rule, onEdit, onMove, onRemove } = props;
  const text = useText();
  const { name } = rule;
  return (
    <div className={css['line']}>
      <div className={css['words']}>
        <p className={css['name']}>
          {name} <Tag>{text(`kind.${rule.kind}`)}</Tag>
        </p>
        <p className={css['hint']}>{rule.from}</p>
        <p className={css['hint']}>{rule.subjects.join(' · ') || text('mailRules.anySubject')}</p>
      </div>
      <div className={css['buttons']}>
        {props.isFirst ? null : (
          <IconButton
            label={text('mailRules.up', { name })}
            icon={<ArrowUp size={14} />}
            onPress={() => onMove(-1)}
          />
        )}
        {props.isLast ? null : (
          <IconButton
            label={text('mailRules.down', { name })}
            icon={<ArrowDown size={14} />}
            onPress={() => onMove(1)}
          />
        )}
        <Button look="quiet" aria-label={text('texts.editName', { name })} onPress={onEdit}>
          {text('texts.edit')}
        </Button>
        <Button
          look="quiet"
          edge="end"
          aria-label={text('texts.removeName', { name })}
          onPress={onRemove}
        >
          {text('texts.remove')}
        </Button>
      </div>
    </div>
  );
}
