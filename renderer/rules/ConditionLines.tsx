import { Trash2 } from 'lucide-react';
import type { ReactElement } from 'react';
import type { WorkspaceId } from '#domain/ids.ts';
import { MOST_CONDITIONS } from '#domain/rule.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useAccounts } from '#renderer/state/use-app.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { ConditionFields } from './ConditionFields.tsx';
import { CONDITION_KINDS, isNotOf, newCondition, type RuleDraft } from './rule-draft.ts';
import css from './RulesScreen.module.css';
import { LineProblem, useLineKeys, type LineTrouble } from './LineProblem.tsx';

type Conditions = RuleDraft['conditions'];
type ConditionLinesProps = {
  readonly homeId: WorkspaceId;
  readonly conditions: Conditions;
  readonly problem: LineTrouble;
  readonly onChange: (conditions: Conditions) => void;
};

/** One line for each condition. */
export function ConditionLines(props: ConditionLinesProps): ReactElement {
  const { homeId, conditions, problem, onChange } = props;
  const text = useText();
  const [account] = useAccounts(homeId);
  const { keys, remove, add } = useLineKeys(conditions.length);
  const first = { accountId: account?.id, network: account?.network };
  return (
    <>
      {conditions.map((condition, index) => {
        const set = (next: Conditions[number]): void => onChange(conditions.with(index, next));
        return (
          <div
            key={keys[index]}
            className={css['line']}
            role="group"
            aria-label={text('rules.condition', { number: index + 1 })}
          >
            <Choice
              label={text('rules.what')}
              value={condition.kind}
              options={CONDITION_KINDS.filter(
                (kind) => kind !== 'account' || account !== undefined,
              ).map((value) => ({
                value,
                label: text(`rules.condition.${value}`),
              }))}
              onChange={(kind) => set(newCondition(kind, first))}
            />
            <Choice
              label={text('rules.holds')}
              value={condition.isNot === true ? 'not' : 'is'}
              options={[
                { value: 'is', label: text('rules.holdsYes') },
                { value: 'not', label: text('rules.holdsNot') },
              ]}
              onChange={(value) => set(isNotOf(condition, value === 'not'))}
            />
            <ConditionFields homeId={homeId} condition={condition} onChange={set} />
            <IconButton
              label={text('rules.removeCondition', { number: index + 1 })}
              icon={<Trash2 size={15} />}
              onPress={() => {
                remove(index);
                onChange(conditions.toSpliced(index, 1));
              }}
            />
            <LineProblem part="conditions" index={index} problem={problem} />
          </div>
        );
      })}
      <Button
        isDisabled={conditions.length >= MOST_CONDITIONS}
        onPress={() => {
          add();
          onChange([...conditions, newCondition('text', first)]);
        }}
      >
        {text('rules.addCondition')}
      </Button>
    </>
  );
}
