import { views, type ViewOutput } from '#contract/views.ts';
import type { Account } from '#domain/account.ts';
import type { Conversation } from '#domain/conversation.ts';
import { messageId, type ConversationId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { Reply } from '#domain/reply.ts';
import { initials, type Workspace } from '#domain/workspace.ts';
import { isRuleEvent, type RuleEvent } from '#main/rules/take-back.ts';
import type { WorkspaceStore } from '#main/store/store.ts';
import { composeRules } from './accounts.ts';
import { always, ofKind, wasOrIs } from './concerns.ts';
import { shownReplies, toEntries } from './conversation-entries.ts';
import { inboxContext, toInboxRow } from './inbox-row.ts';
import { messageWindow, parentsOf, unreadBefore } from './message-window.ts';
import { moneyOf } from './money.ts';
import { toMessageRow } from './message-row.ts';
import { toReplyRow } from './reply-row.ts';
import { view, type ViewPorts } from './view.ts';

type Rest = ViewOutput<'conversation'>['rest'];

/** The newest messages of one conversation with everything that the composer needs. */
export const conversationView = view(views.conversation, {
  on: {
    conversations: ({ ids }, { args }) => ids.includes(args.conversationId),
    messages: (change, { args }) => change.touches('conversationId', args.conversationId),
    replies: (change, { args }) => change.touches('conversationId', args.conversationId),
    events: ({ documents }, { args }) =>
      documents.some(
        wasOrIs((event) => isRuleEvent(event) && event.conversationId === args.conversationId),
      ),
    accounts: ({ ids }, { rest }) => rest.account !== null && ids.includes(rest.account.id),
    library: ofKind('label'),
    workspaces: always,
  },
  follows: ({ settings }) => settings.loadPictures,
  async read({ workspaceId, conversationId, limit, at }, ports) {
    const store = ports.store.forWorkspace(workspaceId);
    const conversation = await store.get('conversations', conversationId);
    if (conversation === null) return { rows: [], rest: GONE };
    const account = (await store.get('accounts', conversation.accountId)) ?? undefined;
    const window = await messageWindow(store, conversationId, { limit, at });
    const { messages, hasEarlier, hasLater } = window;
    const parents = await parentsOf(store, messages);
    const all = await store.find('replies', {
      where: { conversationId },
      sort: [['createdAt', 'asc']],
    });
    const replies = await shownReplies(all, store);
    const ruled = await ruledIn(store, conversationId);
    const draft = all.findLast((reply) => reply.status.state === 'draft');
    const context = await inboxContext(ports, workspaceId);
    return {
      rows: toEntries({ conversation, account, replies, ruled, parents, ...window }, ports),
      rest: {
        conversation: toInboxRow(conversation, context, ports),
        post: await postOf(conversation, { store, messages, account, ports }),
        account: account === undefined ? null : toAccount(account, ports.clock.now()),
        workspace: toWorkspace(await store.get('workspaces', workspaceId)),
        replyTo: await replyTo(store, conversationId, hasLater ? [] : messages),
        draft: draft === undefined ? null : toReplyRow(draft, account, conversation),
        noteDraft: conversation.noteDraft,
        draftAnswers: await draftAnswers(store, draft),
        hasEarlier,
        hasLater,
        unreadBefore: at === undefined ? await unreadBefore(store, conversation, messages) : null,
      },
    };
  },
});

/** More would stand between the messages like noise. */
const MOST_RULED = 50;

async function ruledIn(
  store: WorkspaceStore,
  conversationId: ConversationId,
): Promise<readonly RuleEvent[]> {
  const events = await store.find('events', {
    where: { conversationId, kind: { inList: ['rule.ran', 'rule.applied'] } },
    sort: [['at', 'desc']],
    limit: MOST_RULED,
  });
  return events.filter(isRuleEvent);
}

const GONE: Rest = {
  conversation: null,
  post: null,
  account: null,
  workspace: null,
  replyTo: null,
  draft: null,
  draftAnswers: null,
  hasEarlier: false,
  hasLater: false,
  unreadBefore: null,
};

/** The post that everything hangs on, when it is not one of the rows. */
async function postOf(
  { accountId, remoteRootId }: Conversation,
  found: {
    readonly store: WorkspaceStore;
    readonly messages: readonly Message[];
    readonly account: Account | undefined;
    readonly ports: ViewPorts;
  },
): Promise<Rest['post']> {
  const rootId = messageId(accountId, remoteRootId);
  if (found.messages.some((message) => message.id === rootId)) return null;
  const post = await found.store.get('messages', rootId);
  if (post === null) return null;
  return toMessageRow(post, { account: found.account, isInInbox: true }, found.ports);
}

function toAccount(account: Account, now: number): NonNullable<Rest['account']> {
  const { id, handle, displayName, network, state, failure, capabilities } = account;
  const { reply } = capabilities.actions;
  const canReply = reply?.can === true;
  return {
    id,
    handle,
    displayName,
    network,
    state,
    failure,
    compose: composeRules(capabilities),
    money: moneyOf(account, now),
    canReply,
    canDirect: canReply && capabilities.visibilities.includes('direct'),
    answersOnPage: reply?.can === false && reply.why === 'answered-on-page',
  };
}

function toWorkspace(client: Workspace | null): Rest['workspace'] {
  if (client === null) return null;
  const { id, name, color, altText } = client;
  return { id, name, color, altText, initials: initials(name) };
}

/** The newest incoming message that is still there: what the composer answers. */
async function replyTo(
  store: WorkspaceStore,
  conversationId: ConversationId,
  messages: readonly Message[],
): Promise<Rest['replyTo']> {
  const newest =
    messages.findLast(isAnswerable) ??
    (
      await store.find('messages', {
        where: { conversationId, direction: 'in', isDeletedRemotely: false },
        sort: [['createdAt', 'desc']],
        limit: 1,
      })
    )[0];
  return newest === undefined ? null : toTarget(newest);
}

/** null when it is gone: then the newest one is answered. */
async function draftAnswers(
  store: WorkspaceStore,
  draft: Reply | undefined,
): Promise<Rest['draftAnswers']> {
  if (draft?.inReplyTo === undefined) return null;
  const message = await store.get('messages', draft.inReplyTo.messageId);
  return message === null || message.isDeletedRemotely ? null : toTarget(message);
}

function toTarget(message: Message): NonNullable<Rest['replyTo']> {
  const { id, authorName, authorHandle, direction, visibility, language, url } = message;
  const isOurs = direction === 'out';
  return { messageId: id, authorName, authorHandle, isOurs, visibility, language, url };
}

function isAnswerable({ direction, isDeletedRemotely }: Message): boolean {
  return direction === 'in' && !isDeletedRemotely;
}
