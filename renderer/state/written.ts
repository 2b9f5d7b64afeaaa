import { create } from 'zustand';
import type { ReplyContentRow } from '#contract/rows.ts';

/**
 * Answers as they were last typed in this window. Main's copy is a moment behind: a conversation that
 * is opened again at once must not show, and then store, an older text.
 */
type Written = {
  readonly contents: Readonly<Record<string, ReplyContentRow>>;
  readonly keep: (replyId: string, content: ReplyContentRow) => void;
  /** It was sent or thrown away. */
  readonly forget: (replyId: string) => void;
};

export const useWritten = create<Written>()((set) => ({
  contents: {},
  keep: (replyId, content) =>
    set(({ contents }) => ({ contents: { ...contents, [replyId]: content } })),
  forget: (replyId) => set(({ contents: { [replyId]: _gone, ...contents } }) => ({ contents })),
}));
