import { useEffect, useState } from 'react';
import type { MentionRow } from '#contract/library-rows.ts';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import type { ComposeTarget } from './compose-rest.ts';
import type { EmojiData, EmojiEntry } from './emoji/emoji-data.ts';
import { loadEmojis } from './emoji/emoji-data.ts';
import { findEmojis } from './emoji/find-emojis.ts';
import { useSavedReplies, type FilledReply } from './use-saved-replies.ts';
import type { Trigger } from './trigger.ts';

const MOST = 8;

export type Suggestion = { readonly id: string; readonly insert: string } & (
  | { readonly kind: 'mention'; readonly person: MentionRow }
  | { readonly kind: 'emoji'; readonly entry: EmojiEntry }
  | { readonly kind: 'saved'; readonly reply: FilledReply }
);

function ofPerson(person: MentionRow): Suggestion {
  const handle = person.handle.startsWith('@') ? person.handle : `@${person.handle}`;
  return { kind: 'mention', id: person.id, insert: `${handle} `, person };
}

function ofEmoji(entry: EmojiEntry): Suggestion {
  return { kind: 'emoji', id: entry.emoji, insert: `${entry.emoji} `, entry };
}

/** The emojis of both languages, the one of the interface first; read when they are first needed. */
function useEmojis(isWanted: boolean): readonly EmojiData[] {
  const { locale } = useText();
  const [data, setData] = useState<readonly EmojiData[]>([]);
  useEffect(() => {
    if (!isWanted) return;
    let isHere = true;
    const other = locale === 'de' ? 'en' : 'de';
    const load = async (): Promise<void> => {
      const loaded = await Promise.all([loadEmojis(locale), loadEmojis(other)]);
      if (isHere) setData(loaded);
    };
    void load();
    return () => {
      isHere = false;
    };
  }, [isWanted, locale]);
  return data;
}

/** What could complete the word at the caret; empty when nothing does. */
export function useSuggestions(
  target: ComposeTarget,
  trigger: Trigger | null,
): readonly Suggestion[] {
  const { workspaceId, accountId, id: conversationId } = target.row;
  const word = trigger?.kind === 'mention' ? trigger.word : null;
  const people = useView(
    'mentions',
    word === null ? null : { workspaceId, accountId, conversationId, word },
  );
  const emojis = useEmojis(trigger?.kind === 'emoji');
  const replies = useSavedReplies(target);
  switch (trigger?.kind) {
    case undefined:
      return [];
    case 'mention':
      return (people.value?.rows ?? []).map(ofPerson);
    case 'emoji': {
      const lists = emojis.map((data) => data.emojis);
      return findEmojis(lists, trigger.word, MOST).map(ofEmoji);
    }
    case 'saved':
      return replies.find(trigger.word).map((reply) => ({
        kind: 'saved',
        id: reply.id,
        insert: reply.text,
        reply,
      }));
  }
}
