import {
  createContext,
  use,
  useDeferredValue,
  useMemo,
  type ReactElement,
  type ReactNode,
} from 'react';
import { foundIn, wordsOfSearch, type FoundWord } from '#domain/found-words.ts';
import { useRoute } from '#renderer/state/route.ts';

const NONE: readonly string[] = [];
const WordsContext = createContext(NONE);

/** The words that the list searches are marked here, too: after the list, which is typed for. */
export function FoundWords({ children }: { readonly children: ReactNode }): ReactElement {
  const search = useDeferredValue(useRoute((route) => route.inbox.search));
  const words = useMemo(() => (search === '' ? NONE : wordsOfSearch(search)), [search]);
  return <WordsContext value={words}>{children}</WordsContext>;
}

/** Where they stand in a text; undefined while nothing is searched. */
export function useFoundIn(text: string): readonly FoundWord[] | undefined {
  const words = use(WordsContext);
  return useMemo(() => (words.length === 0 ? undefined : foundIn(text, words)), [text, words]);
}
