import { Search, X } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { parseSearch, saysNothing } from '#domain/search-query.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useShownKey } from '#renderer/keys/use-keys.tsx';
import { useDesk } from '#renderer/state/desk.ts';
import { useRoute } from '#renderer/state/route.ts';
import { cx } from '#renderer/ui/cx.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Keycap } from '#renderer/ui/Keycap.tsx';
import css from './SearchBox.module.css';
import { suggest, type Suggestion } from './search-suggestions.ts';
import { useSearchKnowledge } from './use-search-knowledge.ts';

/** The store is asked at once, and again at most so often while somebody types on. */
const BETWEEN_MS = 90;
/** Two years of words; a pasted book is no search. */
const MOST_LETTERS = 500;

/** A filter without its value asks nothing yet. */
function askedBy(words: string): string {
  return saysNothing(parseSearch(words)) ? '' : words.trim();
}

/** What is typed, and the search that follows it. */
function useWords(): [string, (words: string) => void] {
  const search = useRoute((route) => route.inbox.search);
  const [words, setWords] = useState(search);
  const [seen, setSeen] = useState(search);
  // Another place cleared or set the search; what is being typed is left alone.
  if (seen !== search) {
    setSeen(search);
    if (askedBy(words) !== search) setWords(search);
  }
  const askedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const wanted = askedBy(words);
    const ask = (): void => {
      const isReadable = parseSearch(wanted).problems.length === 0;
      if (!isReadable || wanted === useRoute.getState().inbox.search) return;
      askedAt.current = performance.now();
      useRoute.getState().filter({ search: wanted });
    };
    const wait = askedAt.current + BETWEEN_MS - performance.now();
    if (wait <= 0) return ask();
    const timer = setTimeout(ask, wait);
    return () => clearTimeout(timer);
  }, [words]);
  return [words, setWords];
}

/** Search over everything, with what could come next below it. */
export function SearchBox(): ReactElement {
  const text = useText();
  const key = useShownKey();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const isWanted = useDesk((desk) => desk.searchWish);
  const [words, setWords] = useWords();
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const { known, remember } = useSearchKnowledge(isOpen ? 'open' : 'closed');
  const suggestions = isOpen ? suggest(words, known) : [];
  const problem = parseSearch(words).problems[0];
  useEffect(() => {
    if (!isWanted) return;
    field.current?.focus();
    field.current?.select();
    useDesk.getState().searchFocused();
  }, [isWanted]);
  const type = (next: string): void => {
    setWords(next);
    setActive(-1);
    setOpen(true);
  };
  const leave = (): void => {
    remember(words);
    setOpen(false);
    useDesk.getState().focusList();
  };
  const clear = (): void => {
    setWords('');
    setOpen(false);
    useRoute.getState().filter({ search: '' });
    useDesk.getState().focusList();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = suggestions[active];
    if (step !== undefined && suggestions.length > 0) {
      const count = suggestions.length + 1;
      setActive(((active + 1 + step + count) % count) - 1);
    } else if (event.key === 'Enter' && chosen !== undefined) type(chosen.input);
    else if (event.key === 'Escape' && active !== -1) setActive(-1);
    else if (event.key === 'Escape') clear();
    else if (event.key === 'Enter' || event.key === 'ArrowDown') leave();
    else return;
    event.preventDefault();
  };
  return (
    <div className={css['place']} role="search">
      <div className={css['search']}>
        <Search size={15} aria-hidden="true" />
        <input
          ref={field}
          type="text"
          className={css['field']}
          role="combobox"
          aria-label={text('inbox.search')}
          aria-expanded={suggestions.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-problem`}
          {...(active === -1 ? {} : { 'aria-activedescendant': `${id}-${active}` })}
          placeholder={text('inbox.search')}
          value={words}
          maxLength={MOST_LETTERS}
          spellCheck={false}
          autoComplete="off"
          onFocus={() => {
            // Rows that come while somebody types leave the focus here.
            useDesk.getState().listFocused();
            setOpen(true);
          }}
          onBlur={() => {
            remember(words);
            setOpen(false);
          }}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {words === '' ? (
          <Keycap keys={key('app.search')} />
        ) : (
          <IconButton label={text('inbox.clearSearch')} icon={<X size={14} />} onPress={clear} />
        )}
      </div>
      <p id={`${id}-problem`} className={css['problem']} role="status">
        {problem === undefined ? null : text('inbox.badDate', { text: problem.text })}
      </p>
      {suggestions.length === 0 ? null : (
        <Suggestions id={id} active={active} all={suggestions} onTake={type} />
      )}
    </div>
  );
}

type SuggestionsProps = {
  readonly id: string;
  readonly active: number;
  readonly all: readonly Suggestion[];
  readonly onTake: (input: string) => void;
};

function Suggestions({ id, active, all, onTake }: SuggestionsProps): ReactElement {
  const text = useText();
  return (
    <div
      id={`${id}-list`}
      className={css['list']}
      role="listbox"
      aria-label={text('inbox.suggestions')}
    >
      {all.map(({ input, kind }, index) => (
        // The field keeps the focus and has the keys.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={`${kind} ${input}`}
          id={`${id}-${index}`}
          className={cx(css['option'], index === active && css['active'])}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(input)}
        >
          <span className={css['input']}>{input}</span>
          <span className={css['kind']}>
            {kind === 'filter' ? text(`search.${input.replace(/^.*?([a-z]+):$/u, '$1')}`) : ''}
            {kind === 'history' ? text('search.history') : ''}
          </span>
        </div>
      ))}
    </div>
  );
}
