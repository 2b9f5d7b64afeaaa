import type { ReplyContentRow } from '#contract/rows.ts';
import type { CommandArgs, CommandValue } from '#contract/commands.ts';
import type { Outcome } from '#renderer/bridge/bridge.ts';
import { useBridge } from '#renderer/bridge/use-bridge.tsx';
import { soonTime } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { leavePost, writePost } from '#renderer/state/compose.ts';
import { useDesk } from '#renderer/state/desk.ts';
import { useNotices } from '#renderer/state/notices.ts';
import { useRoute, type OpenConversation } from '#renderer/state/route.ts';
import { useUndoOrder } from '#renderer/state/undo-order.ts';
import { advance } from '#renderer/state/use-triage.ts';
import { useScoped } from '#renderer/ui/scope.ts';
import type { ComposeTarget } from './compose-rest.ts';
import { finished } from './draft-content.ts';
import type { DraftDesk } from './use-draft.ts';

type How = {
  readonly afterwards: 'done' | 'stay';
  /** ms since epoch. */
  readonly sendAt?: number;
  /** In so many parts; 1 unless it is too long for one. */
  readonly partCount: number;
};
type Sent = {
  readonly args: Pick<CommandArgs<'reply.send'>, 'replyId' | 'sendAt'>;
  readonly undoUntil: number;
  readonly back: () => void;
};

type PostArgs = Omit<CommandArgs<'post.send'>, 'accountId' | 'to'>;
type Handed = Outcome<CommandValue<'reply.send'>>;

/** Says that it is on its way, with the way back while there is one. */
function useSayQueued(): (sent: Sent) => void {
  const text = useText();
  return ({ args, undoUntil, back }) => {
    const now = Date.now();
    const { sendAt, replyId } = args;
    const isCountdown = sendAt === undefined && undoUntil > now;
    const noticeId = `reply.${replyId}`;
    if (isCountdown) useUndoOrder.getState().did({ kind: 'notice', noticeId });
    useNotices.getState().show({
      id: noticeId,
      text:
        sendAt === undefined
          ? { kind: 'message', id: 'composer.queued' }
          : {
              kind: 'message',
              id: 'composer.scheduled',
              values: { time: soonTime(sendAt, { now, locale: text.locale }) },
            },
      ...(isCountdown || sendAt !== undefined ? { undo: back } : {}),
      ...(isCountdown ? { until: undoUntil, isCountdown } : {}),
    });
  };
}

/** Sends what is written; the text stays in the field until it is safely stored as queued. */
export function useSend(
  { row, rest, post, place }: ComposeTarget,
  draft: DraftDesk,
  written: ReplyContentRow,
): { readonly send: (how: How) => void; readonly isSending: boolean } {
  const bridge = useBridge();
  const sayQueued = useSayQueued();
  const [isSending, setSending] = useScoped(() => false);
  const { workspaceId, id: conversationId } = row;
  const open: OpenConversation = { workspaceId, conversationId };

  const takeBack = async (content: ReplyContentRow, replyId: string): Promise<void> => {
    const outcome = await bridge.run('reply.cancel', { workspaceId, replyId });
    const notices = useNotices.getState();
    if (!outcome.ok) return notices.showFailure(outcome.failure);
    if (place?.isThere() === true) place.takenBack();
    else if (post === undefined) {
      useDesk.getState().comeBack([conversationId]);
      useRoute.getState().open(open, 'read');
      useDesk.getState().focusComposer(content.kind);
    } else
      writePost({
        accountId: row.accountId,
        kind: content.kind,
        to: post.to,
        begun: { replyId, content },
      });
    notices.show({ id: 'undo', text: { kind: 'message', id: 'composer.takenBack' } });
  };
  /** An answer, or a post that answers nothing. */
  const hand = async (args: PostArgs, afterwards: How['afterwards']): Promise<Handed> => {
    if (post === undefined) {
      const messageId = rest.replyTo?.messageId ?? '';
      return await bridge.run('reply.send', { ...args, messageId, afterwards });
    }
    const addressed = args.content.kind === 'public' ? {} : { to: post.to };
    return await bridge.run('post.send', { ...args, accountId: row.accountId, ...addressed });
  };
  const run = async ({ afterwards, sendAt, partCount }: How): Promise<void> => {
    setSending(true);
    draft.hold();
    const content = finished(written);
    const args = {
      workspaceId,
      replyId: draft.replyId,
      content,
      ...(sendAt === undefined ? {} : { sendAt }),
      ...(partCount < 2
        ? {}
        : { partIds: Array.from({ length: partCount - 1 }, () => crypto.randomUUID()) }),
    };
    const outcome = await hand(args, afterwards);
    setSending(false);
    if (!outcome.ok) {
      draft.change(written);
      return useNotices.getState().showFailure(outcome.failure);
    }
    draft.sent();
    const back = (): void => void takeBack(content, draft.replyId);
    sayQueued({ args, undoUntil: outcome.value.undoUntil, back });
    if (post !== undefined) return leavePost();
    if (place !== undefined) return place.sent();
    if (afterwards === 'stay') return;
    if (useRoute.getState().inbox.list !== 'done' && useRoute.getState().inbox.search === '')
      useDesk.getState().leave([conversationId]);
    advance([open]);
  };
  return {
    send: (how) => {
      const isAddressed = post !== undefined || rest.replyTo !== null;
      if (!isSending && isAddressed) void run(how);
    },
    isSending,
  };
}
