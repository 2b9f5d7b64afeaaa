import { Trash2 } from 'lucide-react';
import type { ReactElement } from 'react';
import type { WorkspaceId } from '#domain/ids.ts';
import { MOST_ACTIONS, type ActionKind, type MacroAction } from '#domain/rule.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { LabelChoice, TextChoice } from './LabelChoice.tsx';
import { LineProblem, useLineKeys, type LineTrouble } from './LineProblem.tsx';
import { newAction } from './rule-draft.ts';
import css from './RulesScreen.module.css';

type ActionLinesProps = {
  readonly homeId: WorkspaceId;
  /** What can be chosen. */
  readonly kinds: readonly ActionKind[];
  readonly actions: readonly MacroAction[];
  readonly problem: LineTrouble;
  readonly onChange: (actions: readonly MacroAction[]) => void;
};

/** One line for each thing that is done. */
export function ActionLines(props: ActionLinesProps): ReactElement {
  const { homeId, kinds, actions, problem, onChange } = props;
  const text = useText();
  const { keys, remove, add } = useLineKeys(actions.length);
  return (
    <>
      {actions.map((action, index) => {
        const set = (next: MacroAction): void => onChange(actions.with(index, next));
        return (
          <div
            key={keys[index]}
            className={css['line']}
            role="group"
            aria-label={text('rules.action', { number: index + 1 })}
          >
            <Choice
              label={text('rules.does')}
              value={action.kind}
              options={kinds.map((value) => ({ value, label: text(`rules.action.${value}`) }))}
              onChange={(kind) => set(newAction(kind))}
            />
            <ActionFields homeId={homeId} action={action} onChange={set} />
            <IconButton
              label={text('rules.removeAction', { number: index + 1 })}
              icon={<Trash2 size={15} />}
              onPress={() => {
                remove(index);
                onChange(actions.toSpliced(index, 1));
              }}
            />
            <LineProblem part="actions" index={index} problem={problem} />
          </div>
        );
      })}
      <Button
        isDisabled={actions.length >= MOST_ACTIONS}
        onPress={() => {
          add();
          onChange([...actions, newAction('state')]);
        }}
      >
        {text('rules.addAction')}
      </Button>
    </>
  );
}

type ActionFieldsProps = {
  readonly homeId: WorkspaceId;
  readonly action: MacroAction;
  readonly onChange: (action: MacroAction) => void;
};

function ActionFields({ homeId, action, onChange }: ActionFieldsProps): ReactElement | null {
  const text = useText();
  switch (action.kind) {
    case 'label':
      return (
        <LabelChoice
          homeId={homeId}
          label={action.label}
          onChange={(label) => onChange({ ...action, label })}
        />
      );
    case 'draft':
    case 'send':
      return (
        <TextChoice
          homeId={homeId}
          text={action.text}
          onChange={(saved) => onChange({ ...action, text: saved })}
        />
      );
    case 'state':
      return (
        <Choice
          label={text('rules.action.state')}
          value={action.state}
          options={(['done', 'waiting'] as const).map((value) => ({
            value,
            label: text(`rules.do.${value}`),
          }))}
          onChange={(state) => onChange({ ...action, state })}
        />
      );
    case 'snooze':
      return (
        <TextField
          label={text('rules.until')}
          hint={text('rules.untilHint')}
          value={action.words}
          onChange={(words) => onChange({ ...action, words })}
          maxLength={100}
        />
      );
    case 'note':
      return (
        <div className={css['grow']}>
          <TextField
            label={text('rules.noteText')}
            value={action.text}
            onChange={(words) => onChange({ ...action, text: words })}
            maxLength={2000}
            isMultiline
          />
        </div>
      );
    case 'notify':
    case 'hide':
    case 'vip':
      return null;
  }
}
