import type { InboxRow } from '#contract/rows.ts';
import type { ViewRest } from '#contract/views.ts';

/** What the composer is given: the conversation as the list has it, and what main says beside it. */
export type ComposeTarget = { readonly row: InboxRow; readonly rest: ViewRest<'conversation'> };
export type ComposeAccount = NonNullable<ViewRest<'conversation'>['account']>;
