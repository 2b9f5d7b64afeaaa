import { create } from 'zustand';
import type { ConversationId } from '#domain/ids.ts';

/** Notes that are being written, so that looking at another conversation loses nothing. */
type NoteDrafts = {
  readonly texts: Readonly<Record<string, string>>;
  readonly write: (conversation: ConversationId, text: string) => void;
};

export const useNoteDrafts = create<NoteDrafts>()((set) => ({
  texts: {},
  write: (conversation, text) =>
    set(({ texts }) => ({ texts: { ...texts, [conversation]: text } })),
}));
