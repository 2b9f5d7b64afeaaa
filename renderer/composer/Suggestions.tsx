import type { ReactElement } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { Avatar } from '#renderer/ui/Avatar.tsx';
import { cx } from '#renderer/ui/cx.ts';
import css from './Suggestions.module.css';
import type { Suggestion } from './use-suggestions.ts';

type SuggestionsProps = {
  readonly listId: string;
  readonly suggestions: readonly Suggestion[];
  readonly active: number;
  readonly onPick: (suggestion: Suggestion) => void;
};

function Line({ suggestion }: { readonly suggestion: Suggestion }): ReactElement {
  switch (suggestion.kind) {
    case 'mention':
      return (
        <>
          <Avatar name={suggestion.person.name} picture={suggestion.person.picture} size="small" />
          <span className={css['name']} data-private="">
            {suggestion.person.name}
          </span>
          <span className={css['meta']} data-private="">
            {suggestion.person.handle}
          </span>
        </>
      );
    case 'emoji':
      return (
        <>
          <span className={css['emoji']}>{suggestion.entry.emoji}</span>
          <span className={css['name']}>{suggestion.entry.label}</span>
        </>
      );
    case 'saved':
      return (
        <>
          <span className={css['name']}>{suggestion.reply.name}</span>
          <span className={css['meta']}>{suggestion.reply.text}</span>
        </>
      );
  }
}

/** A saved reply as it will read, before it is put in. */
function Preview({ suggestion }: { readonly suggestion: Suggestion | undefined }) {
  const text = useText();
  if (suggestion?.kind !== 'saved') return null;
  const { missing } = suggestion.reply;
  return (
    <div className={css['preview']}>
      <p className={css['words']} dir="auto">
        {suggestion.reply.text}
      </p>
      {missing.length === 0 ? null : (
        <p className={css['missing']}>
          {text('composer.placesMissing', { names: missing.join(', ') })}
        </p>
      )}
    </div>
  );
}

/** Above all else: a column would cut it off. The browser of the tests has nothing above. */
function show(frame: HTMLDivElement | null): void {
  if (frame !== null && 'showPopover' in frame) frame.showPopover();
}

function bringIntoSight(option: HTMLDivElement | null): void {
  option?.scrollIntoView({ block: 'nearest' });
}

/** What could be meant, above the field; the field keeps the focus and its keys choose. */
export function Suggestions(props: SuggestionsProps): ReactElement | null {
  const { listId, suggestions, active, onPick } = props;
  const text = useText();
  if (suggestions.length === 0) return null;
  return (
    <div className={css['frame']} popover="manual" ref={show}>
      <Preview suggestion={suggestions[active]} />
      <div
        id={listId}
        className={css['list']}
        role="listbox"
        aria-label={text('composer.suggestions')}
      >
        {suggestions.map((suggestion, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field keeps the focus, its keys choose
          <div
            key={suggestion.id}
            id={`${listId}-${index}`}
            role="option"
            ref={index === active ? bringIntoSight : null}
            aria-selected={index === active}
            className={cx(css['option'], index === active && css['active'])}
            // The field must not lose the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPick(suggestion)}
          >
            <Line suggestion={suggestion} />
          </div>
        ))}
      </div>
    </div>
  );
}
