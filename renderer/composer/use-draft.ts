import { useCallback, useEffect, useRef } from 'react';
import type { ReplyContentRow } from '#contract/rows.ts';
import { toId, type ReplyId } from '#domain/ids.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { useDiscard } from '#renderer/state/use-discard.ts';
import { useDesk } from '#renderer/state/desk.ts';
import { useWritten } from '#renderer/state/written.ts';
import { useScoped } from '#renderer/ui/scope.ts';
import type { ComposeTarget } from './compose-rest.ts';
import { emptyContent, isBlank, openingWords } from './draft-content.ts';
import { useAutosave } from './use-autosave.ts';

type Draft = {
  readonly replyId: ReplyId;
  readonly content: ReplyContentRow;
  /** Main knows of it. */
  readonly isStored: boolean;
  /** The name that the text began with when it was written: another one takes its place. */
  readonly opening: string;
  /** Just sent: what main still shows as its draft is old. */
  readonly sentId: ReplyId | null;
};

export type DraftDesk = {
  readonly replyId: ReplyId;
  readonly content: ReplyContentRow;
  readonly change: (content: ReplyContentRow) => void;
  readonly discard: () => void;
  /** It is on its way: the next answer starts empty. */
  readonly sent: () => void;
  /** Nothing waits to be saved any more; call before sending. */
  readonly hold: () => void;
};

function newDraft(target: ComposeTarget, sentId: ReplyId | null): Draft {
  return {
    replyId: toId<ReplyId>(crypto.randomUUID()),
    content: emptyContent(target),
    isStored: false,
    opening: openingWords(target),
    sentId,
  };
}

type Stored = NonNullable<ComposeTarget['rest']['draft']>;

function adopted({ replyId, content }: Stored, opening: string): Draft {
  return {
    replyId: toId<ReplyId>(replyId),
    content: useWritten.getState().contents[replyId] ?? content,
    isStored: true,
    opening,
    sentId: null,
  };
}

/** Another message is answered: the name in front changes with it. */
function readdressed(mine: Draft, opening: string): Draft {
  const { content } = mine;
  const rest = content.text.startsWith(mine.opening.trim())
    ? content.text.slice(mine.opening.trim().length).trimStart()
    : content.text;
  return { ...mine, opening, content: { ...content, text: opening + rest } };
}

/** What main has as draft of this conversation and we do not show: a reply that was taken back. */
function toAdopt(draft: Stored | null, mine: Draft, opening: string): Stored | null {
  if (draft === null || draft.replyId === mine.replyId || draft.replyId === mine.sentId)
    return null;
  return isBlank(mine.content, opening) ? draft : null;
}

/** Keeps it as the answer that it is, or as a post. */
function useSave({
  row,
  rest,
  post,
}: ComposeTarget): (id: ReplyId, content: ReplyContentRow) => void {
  const saveAnswer = useAction('draft.save');
  const savePost = useAction('post.save');
  const { workspaceId, accountId } = row;
  const isPost = post !== undefined;
  const messageId = rest.replyTo?.messageId;
  // Whom it is for changes while it is written, and only what is written is worth a save.
  const to = useRef(post?.to);
  useEffect(() => {
    to.current = post?.to;
  });
  return useCallback(
    (replyId, content) => {
      const addressed =
        to.current === undefined || to.current.handle.trim() === '' ? {} : { to: to.current };
      if (isPost) void savePost({ workspaceId, replyId, accountId, ...addressed, content });
      else if (messageId !== undefined)
        void saveAnswer({ workspaceId, replyId, messageId, content });
    },
    [saveAnswer, savePost, workspaceId, accountId, isPost, messageId],
  );
}

/** The answer that is being written: saved as it grows, there again after a restart. */
export function useDraft(target: ComposeTarget): DraftDesk {
  const { row, rest } = target;
  const save = useSave(target);
  const throwAway = useDiscard('draft');
  const [mine, setMine] = useScoped<Draft>(() =>
    rest.draft === null ? newDraft(target, null) : adopted(rest.draft, openingWords(target)),
  );
  const opening = openingWords(target);
  const other = toAdopt(rest.draft, mine, opening);
  if (other !== null) setMine(adopted(other, opening));
  else if (mine.opening !== opening) setMine(readdressed(mine, opening));
  else if (mine.sentId !== null && rest.draft?.replyId !== mine.sentId)
    setMine({ ...mine, sentId: null });

  const { replyId, content, isStored } = mine;
  const keep = useWritten((written) => written.keep);
  const forget = useWritten((written) => written.forget);
  const { workspaceId } = row;
  const autosave = useAutosave(
    useCallback((latest: ReplyContentRow) => save(replyId, latest), [save, replyId]),
  );

  const discard = useCallback(() => {
    // What is thrown away is what stood there last: that is what undo brings back.
    autosave.flush();
    useDesk.getState().answer(null);
    forget(replyId);
    if (isStored) void throwAway({ workspaceId, replyId });
    setMine(newDraft(target, replyId));
  }, [autosave, forget, isStored, throwAway, workspaceId, replyId, target, setMine]);

  const change = (next: ReplyContentRow): void => {
    if (isBlank(next, opening)) {
      autosave.drop();
      forget(replyId);
      // Emptied by typing: the field itself takes that back, and nothing is thrown away.
      if (isStored) save(replyId, { ...next, text: '' });
      setMine({ ...newDraft(target, isStored ? replyId : mine.sentId), content: next });
      return;
    }
    autosave.change(next);
    keep(replyId, next);
    setMine({ ...mine, content: next, isStored: true });
  };

  return {
    replyId,
    content,
    change,
    discard,
    sent: () => {
      forget(replyId);
      useDesk.getState().answer(null);
      setMine(newDraft(target, replyId));
    },
    hold: () => autosave.drop(),
  };
}
