import type { InboxRow } from '#contract/rows.ts';
import type { ViewRest } from '#contract/views.ts';

/** What the composer is given: the conversation as the list has it, and what main says beside it. */
export type ComposeTarget = {
  readonly row: InboxRow;
  /** `newest`: what would be answered if nobody chose. */
  readonly rest: ViewRest<'conversation'> & {
    readonly newest: ViewRest<'conversation'>['replyTo'];
  };
};
export type ComposeAccount = NonNullable<ViewRest<'conversation'>['account']>;
