import { Trash2 } from 'lucide-react';
import type { ReactElement } from 'react';
import type { AnswerGoal } from '#domain/answer-goal.ts';
import { durationText } from '#renderer/i18n/duration.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useApp } from '#renderer/state/use-app.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import type { ClientFormProps } from './client-change.ts';
import { GOAL_KINDS, GOAL_MINUTES, isTaken, newGoal, type GoalSide } from './goal-choices.ts';
import css from './GoalsForm.module.css';

const ALL = 'all';
const SIDES = ['firstMinutes', 'nextMinutes', 'solutionMinutes'] as const;

/** How fast a client answers, per network and kind of message; every change acts at once. */
export function GoalsForm({ client, onChange }: ClientFormProps): ReactElement {
  const text = useText();
  const goals = client.goals ?? [];
  const save = (next: readonly AnswerGoal[]): void => onChange({ goals: [...next] });
  const added = newGoal(goals, crypto.randomUUID());
  return (
    <fieldset className={css['form']}>
      <legend className={css['legend']}>{text('settings.goals')}</legend>
      {goals.map((goal) => (
        <GoalLine
          key={goal.id}
          goal={goal}
          goals={goals}
          onChange={(next) => save(goals.map((other) => (other.id === goal.id ? next : other)))}
          onRemove={() => save(goals.filter((other) => other.id !== goal.id))}
        />
      ))}
      <Button isDisabled={added === null} onPress={() => added !== null && save([...goals, added])}>
        {text('settings.goalAdd')}
      </Button>
      <p className={css['hint']}>{text('settings.goalsHint')}</p>
    </fieldset>
  );
}

type GoalLineProps = {
  readonly goal: AnswerGoal;
  readonly goals: readonly AnswerGoal[];
  readonly onChange: (goal: AnswerGoal) => void;
  readonly onRemove: () => void;
};

function GoalLine({ goal, goals, onChange, onRemove }: GoalLineProps): ReactElement {
  const text = useText();
  const networks = (useApp()?.rest.networks ?? []).filter(({ stage }) => stage !== 'embedded');
  const isFree = (change: Partial<AnswerGoal>): boolean => !isTaken({ ...goal, ...change }, goals);
  return (
    <div className={css['goal']} role="group" aria-label={text('settings.goal')}>
      <Choice
        label={text('settings.goalNetwork')}
        value={goal.network ?? ALL}
        options={[
          { value: ALL, label: text('settings.goalAllNetworks') },
          ...networks.map(({ id, name }) => ({ value: id, label: name })),
        ].filter(({ value }) => isFree({ network: value === ALL ? undefined : value }))}
        onChange={(value) => onChange({ ...goal, network: value === ALL ? undefined : value })}
      />
      <Choice
        label={text('settings.goalKind')}
        value={goal.kind ?? ALL}
        options={[
          { value: ALL, label: text('settings.goalAllKinds') },
          ...GOAL_KINDS.map((value) => ({ value, label: text(`kind.${value}`) })),
        ].filter(({ value }) => isFree({ kind: GOAL_KINDS.find((kind) => kind === value) }))}
        onChange={(value) => onChange({ ...goal, kind: GOAL_KINDS.find((kind) => kind === value) })}
      />
      {SIDES.map((side) => (
        <MinutesChoice key={side} side={side} goal={goal} onChange={onChange} />
      ))}
      <IconButton
        label={text('settings.goalRemove')}
        icon={<Trash2 size={15} />}
        onPress={onRemove}
      />
    </div>
  );
}

type MinutesChoiceProps = Pick<GoalLineProps, 'goal' | 'onChange'> & { readonly side: GoalSide };

function MinutesChoice({ goal, side, onChange }: MinutesChoiceProps): ReactElement {
  const text = useText();
  const minutes = goal[side];
  const choices = [...new Set([...GOAL_MINUTES, ...(minutes === undefined ? [] : [minutes])])];
  return (
    <Choice
      label={text(`settings.goal.${side}`)}
      value={String(minutes ?? ALL)}
      options={[
        { value: ALL, label: text('settings.goalNone') },
        ...choices
          .toSorted((a, b) => a - b)
          .map((value) => ({ value: String(value), label: durationText(value * 60_000, text) })),
      ]}
      onChange={(value) => onChange({ ...goal, [side]: value === ALL ? undefined : Number(value) })}
    />
  );
}
