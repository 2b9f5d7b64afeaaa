import { useMemo } from 'react';
import type { InboxRow } from '#contract/rows.ts';
import type { ViewArgs } from '#contract/views.ts';
import { fold } from '#domain/search-text.ts';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { useDesk } from '#renderer/state/desk.ts';
import { useRoute } from '#renderer/state/route.ts';
import type { PaletteEntry } from './use-palette-entries.ts';

const MOST = 6;
const LEAST_LETTERS = 2;
/** Hits show whatever the words are: the store has compared already. */
export const HIT = 'hit:';

function argsOf(workspaceId: ViewArgs<'inbox'>['workspaceId'], search: string): ViewArgs<'inbox'> {
  return { workspaceId, state: 'open', search, sort: 'newest', limit: MOST };
}

function openHit({ workspaceId, id: conversationId }: InboxRow): void {
  const route = useRoute.getState();
  route.go('inbox');
  route.open({ workspaceId, conversationId }, 'read');
  useDesk.getState().focusConversation();
}

function showPerson({ workspaceId, personId }: InboxRow): void {
  useRoute.getState().openPerson({ workspaceId, personId });
}

/** Conversations and people that the words in the palette find; nothing before there are two letters. */
export function usePaletteHits(words: string): readonly PaletteEntry[] {
  const text = useText();
  const workspaceId = useRoute((route) => route.workspaceId);
  const wanted = words.trim().replaceAll('"', '');
  const isAsked = wanted.length >= LEAST_LETTERS;
  // Without a question nothing is searched: a word that nobody writes costs nothing.
  const byText = useView('inbox', argsOf(workspaceId, isAsked ? wanted : '-')).value?.rows;
  const byName = useView('inbox', argsOf(workspaceId, isAsked ? `from:"${wanted}"` : '-')).value;
  const named = byName?.rows;
  return useMemo(() => {
    if (!isAsked) return [];
    const conversations = (byText ?? []).map((row) => ({
      id: `${HIT}${row.id}`,
      label: `${row.personName}: ${row.preview.text}`,
      meta: text('palette.conversation'),
      run: () => openHit(row),
    }));
    // Somebody of that name may also have written in the conversation of somebody else.
    const isNamed = ({ personName, personHandle }: InboxRow): boolean =>
      fold(`${personName} ${personHandle}`).includes(fold(wanted));
    const people = new Map(
      (named ?? []).filter(isNamed).map((row) => [row.personId, row] as const),
    );
    const persons = [...people.values()].map((row) => ({
      id: `${HIT}${row.personId}`,
      label: `${row.personName} ${row.personHandle}`,
      meta: text('palette.person'),
      run: () => showPerson(row),
    }));
    return [...persons, ...conversations];
  }, [isAsked, wanted, byText, named, text]);
}
