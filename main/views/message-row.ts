import type { z } from 'zod';
import type { messageRow } from '#contract/rows.ts';
import type { Account } from '#domain/account.ts';
import { ACTION_KINDS, type ActionKind, type Capability } from '#domain/capabilities.ts';
import type { LinkCard } from '#domain/message-extras.ts';
import {
  canModerateFrom,
  isModerationAction,
  type ModerationAction,
  isUndoing,
  markOf,
  subjectOf,
} from '#domain/message-action.ts';
import type { Media, Message } from '#domain/message.ts';
import { picture } from './scope.ts';
import type { ViewPorts } from './view.ts';

type Row = z.input<typeof messageRow>;
export type MessageContext = {
  readonly account: Account | undefined;
  readonly isInInbox: boolean;
};

/** Of an earlier version more is not shown. */
const EARLIER_LENGTH = 5000;

export function toMessageRow(message: Message, context: MessageContext, ports: ViewPorts): Row {
  return {
    id: message.id,
    entry: 'message',
    messageId: message.id,
    workspaceId: message.workspaceId,
    accountId: message.accountId,
    conversationId: message.conversationId,
    network: message.network,
    kind: message.kind,
    direction: message.direction,
    personId: message.authorId,
    authorName: message.authorName,
    authorHandle: message.authorHandle,
    picture: picture(ports, message.authorAvatarUrl),
    text: message.text,
    spans: message.spans,
    contentWarning: message.contentWarning,
    visibility: message.visibility,
    language: message.language,
    media: message.media.map((media) => toMediaRow(media, ports)),
    poll: message.poll,
    quote: message.quote,
    card: message.card === undefined ? undefined : toCardRow(message.card, ports),
    history: message.history?.map((earlier) => ({
      ...earlier,
      text: earlier.text.slice(0, EARLIER_LENGTH),
    })),
    counts: message.counts,
    isLiked: message.mine.liked !== undefined,
    isBoosted: message.mine.boosted !== undefined,
    isHidden: message.mine.hidden === true,
    moderation: message.mine.moderation,
    url: message.url,
    createdAt: message.createdAt,
    editedAt: message.editedAt,
    isDeleted: message.isDeletedRemotely,
    isUnread: context.isInInbox && message.direction === 'in' && message.readAt === undefined,
    sentiment: message.sentiment,
    tone: message.tone,
    isInInbox: context.isInInbox,
    actions: context.account === undefined ? {} : actionsOf(message, context.account),
  };
}

function toMediaRow(media: Media, ports: ViewPorts): Row['media'][number] {
  const shown = media.previewUrl ?? (media.kind === 'image' ? media.url : undefined);
  return {
    kind: media.kind,
    picture: picture(ports, shown),
    play: isPlayable(media) ? picture(ports, media.url, 'play') : undefined,
    url: media.url,
    alt: media.alt,
    width: media.width,
    height: media.height,
  };
}

/** A playlist is many files, which only the network's own page puts together. */
function isPlayable({ kind, url }: Media): boolean {
  return (kind === 'video' || kind === 'audio') && !/\.m3u8(?:$|\?)/u.test(url);
}

function toCardRow({ imageUrl, ...card }: LinkCard, ports: ViewPorts): Row['card'] {
  return { ...card, picture: picture(ports, imageUrl) };
}

const THROWN_OUT = new Set(['spam', 'trashed']);

/** What makes sense with this message now; of a pair like "like" and "unlike" only one. */
function isOffered(action: ActionKind, message: Message): boolean {
  const { mine, direction, kind } = message;
  if (action === 'reply') return true;
  const subject = subjectOf(action);
  if (isModerationAction(action)) return isModerationOffered(action, message);
  // Of a person, and done on their page.
  if (subject === 'block') return false;
  if (subject === 'delete') return direction === 'out' || THROWN_OUT.has(mine.moderation ?? '');
  if (subject === 'edit') return direction === 'out' && kind !== 'post';
  const isTheirs = direction === 'in' || subject === 'like' || subject === 'boost';
  return isTheirs && isUndoing(action) === (markOf(mine, subject) !== undefined);
}

function isModerationOffered(action: ModerationAction, { mine, direction }: Message): boolean {
  const isOwnSpam = action === 'spam' && direction === 'out';
  return !isOwnSpam && canModerateFrom(mine.moderation, action);
}

/** What can be done with a message, and why not. Nothing with one that is gone. */
export function actionsOf(
  message: Message,
  account: Account,
): Partial<Record<ActionKind, Capability>> {
  if (message.isDeletedRemotely) return {};
  const actions: Partial<Record<ActionKind, Capability>> = {};
  for (const action of ACTION_KINDS) {
    const capability = account.capabilities.actions[action];
    if (capability === undefined || !isOffered(action, message)) continue;
    const isRefused = capability.can && message.allowed?.includes(action) === false;
    actions[action] = isRefused
      ? { can: false, why: action === 'delete' ? 'not-yours' : 'server-cannot' }
      : capability;
  }
  return actions;
}
