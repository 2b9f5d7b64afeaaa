import type { z } from 'zod';
import type { inboxRow, labelChip } from '#contract/rows.ts';
import type { Conversation } from '#domain/conversation.ts';
import type { PersonId, WorkspaceId } from '#domain/ids.ts';
import type { Label } from '#domain/library.ts';
import type { Reply } from '#domain/reply.ts';
import { effectiveState } from '#domain/triage.ts';
import { readMuted } from '#main/store/muted.ts';
import type { Reader } from '#main/store/store.ts';
import { MARKED_STATES, markOf } from './reply-row.ts';
import { picture, readerOf } from './scope.ts';
import type { ViewPorts } from './view.ts';

type Row = z.input<typeof inboxRow>;
type Chip = z.input<typeof labelChip>;
export type LabelsById = ReadonlyMap<string, Label>;
/** What the rows of one reading share. */
export type InboxContext = {
  readonly labels: LabelsById;
  readonly replies: ReadonlyMap<string, readonly Reply[]>;
  /** People who are muted, by all their identities. */
  readonly muted: ReadonlySet<PersonId>;
};

export async function labelsOf(reader: Reader): Promise<LabelsById> {
  const entries = await reader.find('library', { where: { kind: 'label' } });
  return new Map(
    entries.filter((entry) => entry.kind === 'label').map((label) => [label.id, label]),
  );
}

/** All replies that mark a conversation; there are never many. */
export async function inboxContext(
  ports: ViewPorts,
  workspaceId: WorkspaceId | null,
): Promise<InboxContext> {
  const reader = readerOf(ports.store, workspaceId);
  const replies = await reader.find('replies', {
    where: { 'status.state': { inList: MARKED_STATES } },
  });
  return {
    labels: await labelsOf(reader),
    replies: Map.groupBy(replies, (reply) => reply.conversationId),
    muted: await readMuted(reader),
  };
}

export function toChips(labelIds: readonly string[], labels: LabelsById): Chip[] {
  return labelIds
    .map((id) => labels.get(id))
    .filter((label) => label !== undefined)
    .map(({ id, name, color }) => ({ id, name, color }));
}

export function toInboxRow(
  conversation: Conversation,
  { labels, replies, muted }: InboxContext,
  ports: ViewPorts,
): Row {
  const { preview } = conversation;
  const state = effectiveState(conversation, ports.clock.now());
  return {
    id: conversation.id,
    workspaceId: conversation.workspaceId,
    accountId: conversation.accountId,
    network: conversation.network,
    kind: conversation.kind,
    personId: conversation.personId,
    personName: conversation.personName,
    personHandle: conversation.personHandle,
    picture: picture(ports, conversation.personAvatarUrl),
    reach: conversation.personReach,
    subject: conversation.subject,
    preview: { direction: preview.direction, text: preview.text, at: preview.at },
    state,
    snoozedUntil: state === 'snoozed' ? conversation.snoozedUntil : undefined,
    labels: toChips(conversation.labelIds, labels),
    unreadCount: conversation.unreadCount,
    isMuted: conversation.isMuted,
    ...(muted.has(conversation.personId) ? { isPersonMuted: true } : {}),
    dueAt: conversation.dueAt,
    sentiment: conversation.sentiment,
    reply: markOf(replies.get(conversation.id) ?? []),
    ...(isAnsweredElsewhere(conversation) ? { isAnsweredElsewhere: true } : {}),
  };
}

/** The newest answer was not written here. */
function isAnsweredElsewhere({ answeredElsewhereAt, lastOutboundAt }: Conversation): boolean {
  return answeredElsewhereAt !== undefined && answeredElsewhereAt === lastOutboundAt;
}
