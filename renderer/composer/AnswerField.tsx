import { useId } from 'react';
import type { KeyboardEvent, ReactElement, RefObject } from 'react';
import { useScoped } from '#renderer/ui/scope.ts';
import type { ComposeTarget } from './compose-rest.ts';
import { PlainField, type PlainFieldProps } from './PlainField.tsx';
import { Suggestions } from './Suggestions.tsx';
import { completion, triggerAt, type Trigger } from './trigger.ts';
import { typeInto } from './type-into.ts';
import { useSuggestions, type Suggestion } from './use-suggestions.ts';

type AnswerFieldProps = Omit<PlainFieldProps, 'ref' | 'onCaret' | 'onKeyDown' | 'list'> & {
  readonly target: ComposeTarget;
  readonly field: RefObject<HTMLTextAreaElement | null>;
};

/** A beginning that was waved away with Escape stays so until another one begins. */
function useTrigger(value: string): {
  readonly trigger: Trigger | null;
  readonly caret: number | null;
  readonly setCaret: (caret: number | null) => void;
  readonly dismiss: () => void;
} {
  const [caret, setCaret] = useScoped<number | null>(() => null);
  const [dismissedAt, setDismissed] = useScoped<number | null>(() => null);
  const found = caret === null ? null : triggerAt(value, caret);
  if (found === null && caret !== null && dismissedAt !== null) setDismissed(null);
  const trigger = found === null || found.from === dismissedAt ? null : found;
  return { trigger, caret, setCaret, dismiss: () => setDismissed(found?.from ?? null) };
}

/**
 * The field of an answer with completion: `@` people, `:` emojis, `/` saved replies. Arrow keys choose,
 * Enter or Tab puts in, Escape waves away.
 */
export function AnswerField({ target, field, ...plain }: AnswerFieldProps): ReactElement {
  const { value } = plain;
  const listId = useId();
  const { trigger, caret, setCaret, dismiss } = useTrigger(value);
  const suggestions = useSuggestions(target, trigger);
  const [chosen, setChosen] = useScoped(() => ({ of: '', index: 0 }));
  const key = trigger === null ? '' : `${trigger.kind} ${trigger.from} ${trigger.word}`;
  const active = chosen.of === key ? Math.min(chosen.index, suggestions.length - 1) : 0;
  const pick = (suggestion: Suggestion): void => {
    if (trigger === null || caret === null || field.current === null) return;
    const done = completion(value, { from: trigger.from, to: caret, by: suggestion.insert });
    typeInto(field.current, done.by, done);
  };
  const move = (by: number): void =>
    setChosen({ of: key, index: (active + by + suggestions.length) % suggestions.length });
  const onKeyDown = (event: KeyboardEvent): void => {
    const suggestion = suggestions[active];
    if (suggestion === undefined || event.nativeEvent.isComposing) return;
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
    if (hasModifier) return;
    switch (event.key) {
      case 'ArrowDown':
        move(1);
        break;
      case 'ArrowUp':
        move(-1);
        break;
      case 'Enter':
      case 'Tab':
        pick(suggestion);
        break;
      case 'Escape':
        dismiss();
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const isOpen = suggestions.length > 0;
  return (
    <>
      <Suggestions listId={listId} suggestions={suggestions} active={active} onPick={pick} />
      <PlainField
        {...plain}
        ref={field}
        onCaret={setCaret}
        onKeyDown={onKeyDown}
        list={isOpen ? { id: listId, activeId: `${listId}-${active}` } : undefined}
      />
    </>
  );
}
