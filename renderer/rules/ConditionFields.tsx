import type { ReactElement } from 'react';
import type { WorkspaceId } from '#domain/ids.ts';
import {
  RULE_MESSAGE_KINDS,
  SOUNDS,
  type ConditionKind,
  type RuleCondition as Condition,
} from '#domain/rule.ts';
import { weekdayName } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useAccounts, useApp } from '#renderer/state/use-app.ts';
import { Choice } from '#renderer/ui/Choice.tsx';
import { ClockField } from '#renderer/ui/ClockField.tsx';
import { clockOf, minutesOf } from './condition-words.ts';
import { Choices, ListField, NumberField } from './fields.tsx';
import { LabelChoice } from './LabelChoice.tsx';

type FieldsProps = {
  readonly homeId: WorkspaceId;
  readonly condition: Condition;
  readonly onChange: (condition: Condition) => void;
};

const STARS = ['1', '2', '3', '4', '5'] as const;
const LANGUAGES = ['de', 'en', 'fr', 'es', 'it', 'nl', 'pl', 'tr'] as const;
/** Monday first. */
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0] as const;

type OfKind<Kind extends ConditionKind> = Extract<Condition, { kind: Kind }>;

function isOneOf<Kind extends ConditionKind>(
  condition: Condition,
  kinds: readonly Kind[],
): condition is OfKind<Kind> {
  return kinds.some((kind) => kind === condition.kind);
}

/** What a condition wants to know beside its kind. */
export function ConditionFields({ condition, ...rest }: FieldsProps): ReactElement | null {
  if (isOneOf(condition, ['text', 'author', 'reach']))
    return <TypedFields {...rest} condition={condition} />;
  if (isOneOf(condition, ['sounds', 'message', 'stars', 'language']))
    return <ChosenFields {...rest} condition={condition} />;
  if (isOneOf(condition, ['hours'])) return <HourFields {...rest} condition={condition} />;
  if (isOneOf(condition, ['network', 'account', 'label']))
    return <WhereFields {...rest} condition={condition} />;
  return null;
}

type Props<Kind extends ConditionKind> = Omit<FieldsProps, 'condition'> & {
  readonly condition: OfKind<Kind>;
};

function TypedFields({ condition, onChange }: Props<'text' | 'author' | 'reach'>): ReactElement {
  const text = useText();
  switch (condition.kind) {
    case 'text':
      return (
        <ListField
          label={text('rules.words')}
          hint={text('rules.wordsHint')}
          values={condition.words}
          onChange={(words) => onChange({ ...condition, words })}
        />
      );
    case 'author':
      return (
        <ListField
          label={text('rules.handles')}
          values={condition.handles}
          onChange={(handles) => onChange({ ...condition, handles })}
        />
      );
    case 'reach':
      return (
        <NumberField
          label={text('rules.reachFrom')}
          value={condition.from}
          onChange={(from) => onChange({ ...condition, from })}
        />
      );
  }
}

function ChosenFields({
  condition,
  onChange,
}: Props<'sounds' | 'message' | 'stars' | 'language'>): ReactElement {
  const text = useText();
  switch (condition.kind) {
    case 'sounds':
      return (
        <Choice
          label={text('rules.soundsLike')}
          value={condition.as}
          options={SOUNDS.map((value) => ({ value, label: text(`rules.sounds.${value}`) }))}
          onChange={(as) => onChange({ ...condition, as })}
        />
      );
    case 'message':
      return (
        <Choices
          label={text('rules.kinds')}
          options={RULE_MESSAGE_KINDS.map((id) => ({ id, label: text(`kind.${id}`) }))}
          chosen={condition.kinds}
          onChange={(kinds) => onChange({ ...condition, kinds })}
        />
      );
    case 'stars':
      return (
        <>
          {(['from', 'to'] as const).map((side) => (
            <Choice
              key={side}
              label={text(`rules.stars.${side}`)}
              value={String(condition[side])}
              options={STARS.map((value) => ({ value, label: value }))}
              onChange={(value) => onChange({ ...condition, [side]: Number(value) })}
            />
          ))}
        </>
      );
    case 'language':
      return (
        <Choice
          label={text('rules.condition.language')}
          value={condition.language}
          options={LANGUAGES.map((value) => ({ value, label: text(`rules.language.${value}`) }))}
          onChange={(language) => onChange({ ...condition, language })}
        />
      );
  }
}

function HourFields({ condition, onChange }: Props<'hours'>): ReactElement {
  const text = useText();
  return (
    <>
      <Choices
        label={text('rules.days')}
        options={WEEKDAYS.map((id) => ({ id, label: weekdayName(id, 'short', text.locale) }))}
        chosen={condition.weekdays}
        onChange={(weekdays) => onChange({ ...condition, weekdays })}
      />
      {(['fromMinute', 'toMinute'] as const).map((side) => (
        <ClockField
          key={side}
          label={text(side === 'fromMinute' ? 'settings.hoursFrom' : 'settings.hoursTo')}
          wrong={text('settings.clockWrong')}
          value={clockOf(condition[side])}
          onChange={(typed) =>
            onChange({ ...condition, [side]: minutesOf(typed) ?? condition[side] })
          }
        />
      ))}
    </>
  );
}

function WhereFields({
  homeId,
  condition,
  onChange,
}: Props<'network' | 'account' | 'label'>): ReactElement {
  const text = useText();
  const networks = useApp()?.rest.networks ?? [];
  const accounts = useAccounts(homeId);
  switch (condition.kind) {
    case 'network':
      return (
        <Choice
          label={text('rules.condition.network')}
          value={condition.network}
          options={networks.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(network) => onChange({ ...condition, network })}
        />
      );
    case 'account':
      return (
        <Choice
          label={text('rules.condition.account')}
          value={condition.accountId}
          options={accounts.map(({ id, handle }) => ({ value: id, label: handle }))}
          onChange={(accountId) => onChange({ ...condition, accountId })}
        />
      );
    case 'label':
      return (
        <LabelChoice
          homeId={homeId}
          label={condition.label}
          onChange={(label) => onChange({ ...condition, label })}
        />
      );
  }
}
