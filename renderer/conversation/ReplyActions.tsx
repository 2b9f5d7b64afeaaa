import type { ReactElement } from 'react';
import type { ReplyRow } from '#contract/rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useDesk } from '#renderer/state/desk.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { useDiscard } from '#renderer/state/use-discard.ts';
import { useApp } from '#renderer/state/use-app.ts';
import { Button } from '#renderer/ui/Button.tsx';
import css from './ReplyActions.module.css';

type ReplyActionsProps = { readonly reply: ReplyRow };

/** What a person can decide about an answer that is on its way or stuck. */
export function ReplyActions({ reply }: ReplyActionsProps): ReactElement | null {
  const text = useText();
  const cancel = useAction('reply.cancel');
  const retry = useAction('reply.retry');
  const settle = useAction('reply.settle');
  const discard = useDiscard('reply');
  const openLink = useAction('link.open');
  const { workspaceId, replyId, state, url } = reply;
  const which = { workspaceId, replyId };
  const edit = async (): Promise<void> => {
    const isDraft = await cancel(which);
    if (isDraft !== null) useDesk.getState().focusComposer(reply.content.kind);
  };
  if (state === 'queued')
    return (
      <QueuedActions
        reply={reply}
        onEdit={() => void edit()}
        onDiscard={() => void discard(which)}
        onSend={() => void retry(which)}
      />
    );
  if (state === 'failed')
    return (
      <div className={css['actions']}>
        <Button look="quiet" onPress={() => void discard(which)}>
          {text('reply.discard')}
        </Button>
        <Button onPress={() => void edit()}>{text('reply.edit')}</Button>
        <Button onPress={() => void retry(which)}>{text('reply.retry')}</Button>
      </div>
    );
  if (state === 'unclear' && reply.needsPerson)
    return (
      <div className={css['actions']}>
        {url === undefined ? null : (
          <Button look="quiet" onPress={() => void openLink({ url })}>
            {text('reply.look')}
          </Button>
        )}
        <Button look="quiet" onPress={() => void settle({ ...which, as: 'discard' })}>
          {text('reply.discard')}
        </Button>
        <Button onPress={() => void settle({ ...which, as: 'send-again' })}>
          {text('reply.sendAgain')}
        </Button>
        <Button onPress={() => void settle({ ...which, as: 'sent' })}>
          {text('reply.markSent')}
        </Button>
      </div>
    );
  return null;
}

type QueuedActionsProps = ReplyActionsProps & {
  readonly onEdit: () => void;
  readonly onDiscard: () => void;
  readonly onSend: () => void;
};

function QueuedActions(props: QueuedActionsProps): ReactElement | null {
  const text = useText();
  const isOnline = useApp()?.rest.isOnline !== false;
  const { mayHaveArrived, question } = props.reply;
  // What may have arrived cannot be taken back any more; it will be looked for.
  if (mayHaveArrived) return null;
  return (
    <div className={css['actions']}>
      <Button
        look="quiet"
        edge={isOnline || question !== undefined ? undefined : 'end'}
        onPress={props.onEdit}
      >
        {text(question === undefined ? 'reply.takeBack' : 'reply.edit')}
      </Button>
      {question === undefined ? null : (
        <Button look="quiet" edge={isOnline ? undefined : 'end'} onPress={props.onDiscard}>
          {text('reply.discard')}
        </Button>
      )}
      {isOnline ? (
        <Button look="quiet" edge="end" onPress={props.onSend}>
          {text(question === undefined ? 'reply.sendNow' : 'reply.sendAnyway')}
        </Button>
      ) : null}
    </div>
  );
}
