import { useState, type FormEvent, type ReactElement } from 'react';
import type { RuleRow } from '#contract/rule-rows.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { isRuleAction } from '#domain/rule.ts';
import { ruleProblem, type RuleProblem } from '#domain/rule/rule-check.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useKeys } from '#renderer/keys/use-keys.tsx';
import { useAction } from '#renderer/state/use-action.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { Segments } from '#renderer/ui/Segments.tsx';
import { Switch } from '#renderer/ui/Switch.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { ActionLines } from './ActionLines.tsx';
import { ConditionLines } from './ConditionLines.tsx';
import { argsOf, draftOf, RULE_ACTION_KINDS, type RuleDraft } from './rule-draft.ts';
import css from './RulesScreen.module.css';
import { TemplateButtons } from './Templates.tsx';
import { useScope } from './use-scope.ts';

type RuleFormProps = {
  /** The client whose labels, accounts and saved replies are offered. */
  readonly homeId: WorkspaceId;
  /** null: a new one. */
  readonly rule: RuleRow | null;
  readonly onClose: (ruleId: string | null) => void;
};

const MOST_NAME = 100;
const SWITCHES = [
  { id: 'stops', field: 'stops' },
  { id: 'history', field: 'takesHistory' },
] as const;

/** When a rule acts, and what it does. */
export function RuleForm({ homeId, rule, onClose }: RuleFormProps): ReactElement {
  const text = useText();
  const save = useAction('rule.save');
  const scope = useScope(homeId, rule);
  const [draft, setDraft] = useState<RuleDraft>(() => draftOf(rule));
  const [isTold, tell] = useState(false);
  const put = (change: Partial<RuleDraft>): void => setDraft({ ...draft, ...change });
  const problem = problemOf(draft);
  useKeys({ 'app.back': () => onClose(null) });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    tell(true);
    if (problem !== null) return;
    const ruleId = rule === null ? {} : { ruleId: rule.id };
    const saved = await save({ workspaceId: scope.workspaceId, ...ruleId, ...argsOf(draft) });
    if (saved !== null) onClose(saved.ruleId);
  };
  const told = isTold ? problem : null;
  const title = text(rule === null ? 'rules.new' : 'rules.edit');
  return (
    <form className={css['form']} aria-label={title} onSubmit={(event) => void submit(event)}>
      <h2 className={css['title']}>{title}</h2>
      {rule === null ? (
        <div className={css['bar']}>
          <span className={css['hint']}>{text('rules.beginWith')}</span>
          <TemplateButtons homeId={homeId} onMade={onClose} />
        </div>
      ) : null}
      <div className={css['card']}>
        <TextField
          label={text('rules.name')}
          value={draft.name}
          onChange={(name) => put({ name })}
          maxLength={MOST_NAME}
          isFirst
          isRequired
        />
        {rule === null ? (
          <Choice
            label={text('texts.scope')}
            value={scope.chosen}
            options={scope.options}
            onChange={scope.choose}
          />
        ) : null}
      </div>
      <div className={css['card']}>
        <Segments
          label={text('rules.match')}
          value={draft.match}
          options={[
            { value: 'all', label: text('rules.matchAll') },
            { value: 'any', label: text('rules.matchAny') },
          ]}
          onChange={(match) => put({ match })}
        />
        <ConditionLines
          homeId={homeId}
          conditions={draft.conditions}
          problem={told}
          onChange={(conditions) => put({ conditions })}
        />
      </div>
      <div className={css['card']}>
        <p className={css['head']}>{text('rules.then')}</p>
        <ActionLines
          homeId={homeId}
          kinds={RULE_ACTION_KINDS}
          actions={draft.actions}
          problem={told}
          onChange={(actions) => put({ actions: actions.filter(isRuleAction) })}
        />
      </div>
      <div className={css['card']}>
        {SWITCHES.map(({ id, field }) => (
          <div key={id} className={css['setting']}>
            <span>
              {text(`rules.form.${id}`)}
              <span className={css['below']}>{text(`rules.form.${id}Hint`)}</span>
            </span>
            <Switch
              label={text(`rules.form.${id}`)}
              isOn={draft[field]}
              onChange={(isOn) => put({ [field]: isOn })}
              words={{ on: text('settings.on'), off: text('settings.off') }}
            />
          </div>
        ))}
      </div>
      <p className={css['hint']}>{text('rules.noLoops')}</p>
      <Told problem={told} />
      <div className={css['actions']}>
        <Button look="quiet" onPress={() => onClose(null)}>
          {text('monitors.cancel')}
        </Button>
        <Button look="primary" type="submit">
          {text('monitors.save')}
        </Button>
      </div>
    </form>
  );
}

type Told = RuleProblem | { readonly kind: 'no-name' };

function problemOf(draft: RuleDraft): Told | null {
  return draft.name.trim() === '' ? { kind: 'no-name' } : ruleProblem(draft);
}

/** What is wrong with the whole; what is wrong with a line stands there. */
export function Told({ problem }: { readonly problem: Told | null }): ReactElement | null {
  const text = useText();
  if (problem === null || ('at' in problem && problem.at !== undefined)) return null;
  return (
    <p className={css['wrong']} role="alert">
      {text(`rules.problem.${problem.kind}`)}
    </p>
  );
}
