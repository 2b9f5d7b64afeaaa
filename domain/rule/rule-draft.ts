import type { Account } from '#domain/account.ts';
import { textRuleFor } from '#domain/capabilities.ts';
import type { Conversation } from '#domain/conversation.ts';
import type { ReplyId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { Person } from '#domain/person.ts';
import { addressOf } from '#domain/reply-address.ts';
import type { Reply, ReplyContent } from '#domain/reply.ts';
import { fillPlaces, firstNameOf, type Filled, type OwnField } from '#domain/saved-reply.ts';

export type DraftFacts = {
  readonly replyId: ReplyId;
  readonly now: number;
  readonly message: Message;
  readonly conversation: Conversation;
  readonly person: Person | null;
  readonly account: Account;
  readonly clientName: string;
  readonly fields: readonly OwnField[];
};

type SavedDraft = Pick<Filled, 'missing'> & { readonly draft: Reply };

/** A saved reply as a draft to a message, as the composer would begin it. */
export function savedDraft(text: string, facts: DraftFacts): SavedDraft {
  const filled = filledFor(text, facts);
  return { draft: draftOf(filled, facts), missing: filled.missing };
}

function draftOf({ text }: Filled, facts: DraftFacts): Reply {
  const { replyId, now, message, conversation, person } = facts;
  return {
    id: replyId,
    workspaceId: message.workspaceId,
    accountId: message.accountId,
    network: message.network,
    conversationId: message.conversationId,
    inReplyTo: addressOf(message, person, conversation),
    content: contentOf(text, facts),
    status: { state: 'draft' },
    createdAt: now,
    updatedAt: now,
  };
}

function contentOf(text: string, facts: DraftFacts): ReplyContent {
  const { message, account } = facts;
  const kind = message.kind === 'direct' ? 'direct' : 'public';
  const visibility = visibilityOf(message, account);
  const language = account.capabilities.language ? message.language?.slice(0, 2) : undefined;
  return {
    kind,
    text: openingFor(facts, kind) + text,
    media: [],
    ...(visibility === undefined ? {} : { visibility }),
    ...(language === undefined ? {} : { language }),
  };
}

function filledFor(text: string, { message, account, clientName, fields }: DraftFacts): Filled {
  const { authorName: name, authorHandle: handle, url } = message;
  return fillPlaces(
    text,
    {
      name,
      firstName: firstNameOf(name),
      handle,
      account: account.handle,
      client: clientName,
      ...(url === undefined ? {} : { post: url }),
    },
    fields,
  );
}

/** Where mentions name their server, an answer reaches somebody by naming them. */
function openingFor({ message, account }: DraftFacts, kind: ReplyContent['kind']): string {
  const { authorHandle: handle } = message;
  const isNamed = textRuleFor(account.capabilities, kind).mentionWithoutServer === true;
  if (!isNamed || handle === '') return '';
  return `${handle.startsWith('@') ? handle : `@${handle}`} `;
}

/** Never more public than what it answers. */
function visibilityOf(message: Message, { capabilities }: Account): ReplyContent['visibility'] {
  const offered = capabilities.visibilities.filter((name) => name !== 'direct');
  if (offered.length < 2) return undefined;
  return offered.find((name) => name === message.visibility) ?? offered[0];
}
