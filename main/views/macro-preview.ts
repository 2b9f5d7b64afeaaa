import type { z } from 'zod';
import type { macroPreviewRow } from '#contract/rule-rows.ts';
import { views } from '#contract/views.ts';
import { toId, type ConversationId, type ReplyId, type WorkspaceId } from '#domain/ids.ts';
import { sharedId } from '#domain/library.ts';
import type { Message } from '#domain/message.ts';
import type { Reply } from '#domain/reply.ts';
import type { Macro, Named } from '#domain/rule.ts';
import { planSend } from '#domain/rule/rule-send.ts';
import { knownOf, type Locale } from '#main/rules/known-of.ts';
import { ANSWERED, answerable } from '#main/rules/macro.ts';
import { readRulePlace } from '#main/rules/rule-set.ts';
import { readProfile } from '#main/store/profile.ts';
import type { Store } from '#main/store/store.ts';
import { shortened } from './rule-trial.ts';
import { view } from './view.ts';

type Row = z.input<typeof macroPreviewRow>;
type Target = { readonly workspaceId: WorkspaceId; readonly conversationId: ConversationId };

/** What a macro would send, to whom, word by word; what cannot be sent says why. */
export const macroPreviewView = view(views.macroPreview, {
  on: {
    messages: (change, { args }) =>
      args.conversations.some((one) => change.touches('conversationId', one.conversationId)),
    replies: (change, { args }) =>
      args.conversations.some((one) => change.touches('conversationId', one.conversationId)),
  },
  async read({ macroId, conversations, locale }, { store, clock }) {
    const macro = await store.acrossWorkspaces.get('library', macroId);
    const send =
      macro?.kind === 'macro' ? macro.actions.find((action) => action.kind === 'send') : undefined;
    if (macro?.kind !== 'macro' || send === undefined) return { rows: [], rest: {} };
    const rows = await Promise.all(
      conversations
        .filter((target) => isFor(macro, target))
        .map(
          async (target) =>
            await rowOf(store, target, { text: send.text, locale, now: clock.now() }),
        ),
    );
    return { rows: rows.filter((row) => row !== null), rest: {} };
  },
});

function isFor(macro: Macro, { workspaceId }: Target): boolean {
  return macro.workspaceId === sharedId || macro.workspaceId === workspaceId;
}

type Asked = { readonly text: Named; readonly locale: Locale; readonly now: number };
/** It is only looked at: nothing is kept under it. */
const SHOWN_ID = toId<ReplyId>('shown');

async function rowOf(
  store: Store,
  { workspaceId, conversationId }: Target,
  { text, locale, now }: Asked,
): Promise<Row | null> {
  const client = store.forWorkspace(workspaceId);
  const place = await readRulePlace(store, workspaceId);
  const conversation = await client.get('conversations', conversationId);
  const [message] = await client.find('messages', {
    where: answerable(conversationId),
    ...ANSWERED,
  });
  if (place === null || conversation === null || message === undefined) return null;
  const person = await client.get('people', message.authorId);
  const account = await client.get('accounts', message.accountId);
  const identities = person === null ? [] : (await readProfile(client, person)).identities;
  const { draft, missing, obstacle } = planSend(place.textOf(text)?.text ?? null, {
    replyId: SHOWN_ID,
    now,
    message,
    conversation,
    person,
    account,
    client: place.workspace,
    fields: knownOf(place, identities, locale),
    replies: await client.find('replies', { where: { conversationId } }),
  });
  const handle = account?.handle ?? '';
  return { ...said(message), ...written(draft), handle, missing, obstacle };
}

/** What would leave; nothing where something is in the way. */
function written(draft: Reply | null): Pick<Row, 'kind' | 'text'> {
  return draft === null
    ? { kind: 'public', text: '' }
    : { kind: draft.content.kind, text: draft.content.text };
}

function said(message: Message) {
  const { id, workspaceId, accountId, conversationId, network, authorName } = message;
  return {
    id,
    messageId: id,
    workspaceId,
    accountId,
    conversationId,
    network,
    personName: authorName,
    question: shortened(message.text),
  };
}
