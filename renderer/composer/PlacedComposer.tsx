import { X } from 'lucide-react';
import { useMemo, type ReactElement } from 'react';
import type { AnsweredTarget } from '#contract/message-rows.ts';
import type { ViewRest } from '#contract/views.ts';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { useKeys } from '#renderer/keys/use-keys.tsx';
import type { OpenConversation } from '#renderer/state/route.ts';
import { Banner } from '#renderer/ui/Banner.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import type { ComposeAccount, ComposePlace, ComposeTarget } from './compose-rest.ts';
import composer from './Composer.module.css';
import { Identity } from './Identity.tsx';
import { isMismatch } from './obstacle.ts';
import css from './PlacedComposer.module.css';
import { ReplyForm } from './ReplyForm.tsx';
import { SignInAgain } from './SignInAgain.tsx';
import { useDraft } from './use-draft.ts';

type PlacedComposerProps = {
  readonly conversation: OpenConversation;
  /** What is answered. */
  readonly answered: AnsweredTarget;
  readonly place: ComposePlace;
  /** Leaves it; what is written stays a draft. */
  readonly onClose: () => void;
};

/** The place to answer right under a message, with the draft that its conversation has. */
export function PlacedComposer(props: PlacedComposerProps): ReactElement | null {
  const { workspaceId, conversationId } = props.conversation;
  const rest = useView('conversation', { workspaceId, conversationId, limit: 1 }).value?.rest;
  useKeys({ 'app.back': props.onClose });
  if (rest === undefined || rest.conversation === null || rest.account === null) return null;
  return <Standing {...props} rest={rest} row={rest.conversation} account={rest.account} />;
}

type StandingProps = PlacedComposerProps & {
  readonly row: ComposeTarget['row'];
  readonly rest: ViewRest<'conversation'>;
  readonly account: ComposeAccount;
};

function Standing({ row, rest, account, answered, place, onClose }: StandingProps): ReactElement {
  const text = useText();
  const target = useMemo(
    () => ({ row, place, rest: { ...rest, replyTo: answered, newest: answered } }),
    [row, place, rest, answered],
  );
  const draft = useDraft(target);
  return (
    <section
      className={css['composer']}
      aria-label={text('columns.replyTo', { name: answered.authorName })}
    >
      <span
        className={composer['band']}
        style={{ backgroundColor: rest.workspace?.color }}
        aria-hidden="true"
      />
      <div className={css['head']}>
        <Identity target={target} />
        <IconButton label={text('columns.close')} icon={<X size={14} />} onPress={onClose} />
      </div>
      {isMismatch(target) ? <Banner tone="bad">{text('composer.mismatch')}</Banner> : null}
      <SignInAgain target={target} />
      <ReplyForm
        target={target}
        account={account}
        draft={draft}
        kind={row.kind === 'direct' ? 'direct' : 'public'}
      />
    </section>
  );
}
