import type { InboxRow } from '#contract/rows.ts';
import type { AddresseeRow, ReplyRow } from '#contract/rows.ts';
import type { ViewRest } from '#contract/views.ts';

type Rest = ViewRest<'conversation'>;

/** What the composer is given: the conversation as the list has it, and what main says beside it. */
export type ComposeTarget = {
  readonly row: Pick<
    InboxRow,
    'id' | 'workspaceId' | 'accountId' | 'network' | 'kind' | 'personName' | 'personHandle'
  > &
    Partial<Pick<InboxRow, 'personId'>>;
  /** `newest`: what would be answered if nobody chose. */
  readonly rest: Pick<Rest, 'account' | 'workspace' | 'replyTo' | 'draftAnswers'> & {
    readonly newest: Rest['replyTo'];
    readonly draft: Pick<ReplyRow, 'replyId' | 'content'> | null;
  };
  /** It answers nothing: a post, or a first direct message to somebody. */
  readonly post?: { readonly to: AddresseeRow };
  /** It is written elsewhere than below its conversation. */
  readonly place?: ComposePlace;
};
/** Where an answer is written, and goes on after it. */
export type ComposePlace = {
  /** The person is still where it was written. */
  readonly isThere: () => boolean;
  readonly sent: () => void;
  /** It is a draft again. */
  readonly takenBack: () => void;
};
export type ComposeAccount = NonNullable<ViewRest<'conversation'>['account']>;
