import type { ActionKind, Visibility } from '#domain/capabilities.ts';
import type { RemoteAuthor, RemoteMessage } from '#main/networks/connector.ts';
import { imagesIn } from '#main/networks/html-images.ts';
import { readHtml } from '#main/networks/html.ts';
import { cleanName } from '#main/networks/plain-text.ts';
import { momentOf, present, webUrl } from '#main/networks/values.ts';
import { SERVER_URL } from './own-app.ts';
import type { ApiAuthor, ApiDiscussion, ApiReply, ApiWritten } from './schemas.ts';

/** From whose side it is seen. */
export type Viewer = { readonly login: string };

/** Whoever deleted their account is shown so by GitHub too. */
const GHOST: NonNullable<ApiAuthor> = {
  __typename: 'User',
  login: 'ghost',
  id: 'ghost',
  name: null,
  avatarUrl: '',
  url: `${SERVER_URL}/ghost`,
};

function authorOf(given: ApiAuthor): RemoteAuthor {
  const { __typename: type, login, id, name, avatarUrl, url } = given ?? GHOST;
  const handle = cleanName(login) || 'ghost';
  return {
    remoteId: id ?? login,
    name: cleanName(name ?? '') || handle,
    handle: `@${handle}`,
    ...present({ avatarUrl: webUrl(avatarUrl), url: webUrl(url) }),
    ...(type === 'Bot' ? { isBot: true } : {}),
  };
}

function thumbsOf({ reactionGroups }: ApiWritten) {
  return reactionGroups?.find(({ content }) => content === 'THUMBS_UP');
}

function allowedFor(written: ApiWritten, hiding: readonly ActionKind[]): readonly ActionKind[] {
  const isLiked = thumbsOf(written)?.viewerHasReacted === true;
  return [
    'reply',
    ...(written.viewerCanReact ? ([isLiked ? 'unlike' : 'like'] as const) : []),
    ...hiding,
    ...(written.viewerCanUpdate && written.viewerDidAuthor ? (['edit'] as const) : []),
  ];
}

function timesOf({ createdAt: created, updatedAt, lastEditedAt }: ApiWritten) {
  const createdAt = Math.max(momentOf(created) ?? 0, 0);
  const editedAt = momentOf(lastEditedAt);
  const version = Math.max(momentOf(updatedAt) ?? 0, editedAt ?? 0, createdAt);
  return { createdAt, version, ...present({ editedAt }) };
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
}

function mentions(text: string, { login }: Viewer): boolean {
  return new RegExp(`(?<![\\w/-])@${escaped(login)}(?![\\w-])`, 'iu').test(text);
}

function common(written: ApiWritten) {
  const direction: RemoteMessage['direction'] = written.viewerDidAuthor ? 'out' : 'in';
  const visibility: Visibility = 'public';
  const isLiked = thumbsOf(written)?.viewerHasReacted === true;
  return {
    remoteId: written.id,
    direction,
    author: authorOf(written.author),
    visibility,
    media: imagesIn(written.bodyHTML, SERVER_URL),
    counts: present({ likes: thumbsOf(written)?.reactors.totalCount }),
    mine: isLiked ? { liked: 'yes' } : {},
    ...timesOf(written),
    ...present({ url: webUrl(written.url) }),
  };
}

/** The title is the first line. */
export function toDiscussion(discussion: ApiDiscussion, viewer: Viewer): RemoteMessage {
  const title = cleanName(discussion.title);
  const body = readHtml(discussion.bodyHTML, SERVER_URL);
  const text = [title, body.text].filter((part) => part !== '').join('\n\n');
  const shift = text.length - body.text.length;
  const facts = common(discussion);
  return {
    ...facts,
    kind: mentions(text, viewer) ? 'mention' : 'post',
    rootRemoteId: discussion.id,
    text,
    spans: body.spans.map(({ kind, url, start, end }) => ({
      kind,
      url,
      start: start + shift,
      end: end + shift,
    })),
    allowed: allowedFor(discussion, []),
    needsAnswer: facts.direction === 'in' && facts.author.isBot !== true,
    ext: { discussion: true },
  };
}

function hidingOf({ isMinimized, viewerCanMinimize }: ApiReply): readonly ActionKind[] {
  if (!viewerCanMinimize) return [];
  return [isMinimized ? 'unhide' : 'hide'];
}

/** A comment, or a reply to one: GitHub knows no third level. */
export function toComment(comment: ApiReply, discussionId: string, viewer: Viewer): RemoteMessage {
  const { text, spans } = readHtml(comment.bodyHTML, SERVER_URL);
  const facts = common(comment);
  const { isMinimized } = comment;
  const top = comment.replyTo?.id ?? comment.id;
  return {
    ...facts,
    kind: mentions(text, viewer) ? 'mention' : 'comment',
    rootRemoteId: discussionId,
    parentRemoteId: comment.replyTo?.id ?? discussionId,
    text,
    spans,
    mine: isMinimized ? { ...facts.mine, hidden: true } : facts.mine,
    allowed: [
      ...allowedFor(comment, hidingOf(comment)),
      ...(comment.viewerCanDelete ? (['delete'] as const) : []),
    ],
    needsAnswer: facts.direction === 'in' && facts.author.isBot !== true && !isMinimized,
    ext: { top },
  };
}
