import type { ActionKind, Visibility } from '#domain/capabilities.ts';
import type { Media, MessageKind } from '#domain/message.ts';
import type { RemoteAuthor, RemoteMessage } from '#main/networks/connector.ts';
import { readHtml } from '#main/networks/html.ts';
import { cleanName, type PlainText } from '#main/networks/plain-text.ts';
import type { Quirks } from './quirks.ts';
import type { ApiAccount, ApiAttachment, ApiPlainStatus, ApiStatus } from './schemas.ts';

/** Who looks: the same post means different things to different accounts. */
export type Viewer = {
  readonly serverUrl: string;
  readonly remoteUserId: string;
  readonly profileUrl?: string;
  readonly quirks: Quirks;
};

/** `notified`: the server itself says that this is for the account. */
export type Placed = { readonly rootRemoteId: string; readonly notified?: boolean };

function webUrl(value: string | null | undefined): string | undefined {
  const url = URL.parse(value ?? '');
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : undefined;
}

function momentOf(value: string | null | undefined): number | undefined {
  const moment = Date.parse(value ?? '');
  return Number.isNaN(moment) ? undefined : moment;
}

/** `@mia` of the own server becomes `@mia@kaffee.example`: a handle means the same everywhere. */
export function fullHandle(acct: string, serverUrl: string): string {
  const name = acct.replace(/^@/u, '');
  return name.includes('@') ? `@${name}` : `@${name}@${new URL(serverUrl).host}`;
}

type Present<Fields> = { [Key in keyof Fields]?: Exclude<Fields[Key], null | undefined> };

/** Leaves out what is absent: an optional field must not be there with nothing in it. */
function present<Fields extends Readonly<Record<string, unknown>>>(
  fields: Fields,
): Present<Fields> {
  const kept: Present<Fields> = {};
  for (const [key, value] of Object.entries(fields))
    if (value !== undefined && value !== null && value !== '')
      Object.assign(kept, { [key]: value });
  return kept;
}

export function toAuthor(account: ApiAccount, serverUrl: string): RemoteAuthor {
  const acct = account.acct === '' ? account.username : account.acct;
  return {
    remoteId: account.id,
    name: cleanName(account.display_name) || cleanName(account.username) || acct,
    handle: cleanName(fullHandle(acct, serverUrl)),
    ...present({
      avatarUrl: webUrl(account.avatar_static) ?? webUrl(account.avatar),
      url: webUrl(account.url),
      bio: readHtml(account.note).text,
      reach: account.followers_count,
      postCount: account.statuses_count,
      isBot: account.bot === true ? true : undefined,
    }),
  };
}

const MEDIA_KINDS: Readonly<Record<string, Media['kind']>> = {
  image: 'image',
  gifv: 'video',
  video: 'video',
  audio: 'audio',
};

function toMedia(attachment: ApiAttachment): readonly Media[] {
  const url = webUrl(attachment.url) ?? webUrl(attachment.remote_url);
  if (url === undefined) return [];
  const kind = MEDIA_KINDS[attachment.type] ?? 'file';
  const optional = present({
    previewUrl: webUrl(attachment.preview_url),
    alt: attachment.description?.trim(),
    width: attachment.meta?.original?.width,
    height: attachment.meta?.original?.height,
  });
  return [{ kind, url, ...optional }];
}

const VISIBILITIES: Readonly<Record<string, Visibility>> = {
  public: 'public',
  unlisted: 'unlisted',
  private: 'followers',
  direct: 'direct',
  // Pleroma and Akkoma; GoToSocial.
  local: 'unlisted',
  list: 'followers',
  mutuals_only: 'followers',
};

/** A value that nobody knows is never taken for a public one. */
export function toVisibility(value: string, quirks: Quirks): Visibility {
  if (value === 'private' && quirks.privateMeansDirect) return 'direct';
  return VISIBILITIES[value] ?? 'followers';
}

const API_VISIBILITIES: Readonly<Record<Visibility, string>> = {
  public: 'public',
  unlisted: 'unlisted',
  followers: 'private',
  direct: 'direct',
};
export function fromVisibility(visibility: Visibility): string {
  return API_VISIBILITIES[visibility];
}

/** snac leaves `mentions` empty in posts of others; there the link in the text tells. */
function mentionsViewer(status: ApiPlainStatus, content: PlainText, viewer: Viewer): boolean {
  const { remoteUserId, profileUrl } = viewer;
  if (status.mentions.some(({ id }) => id === remoteUserId)) return true;
  if (profileUrl === undefined) return false;
  return (
    status.mentions.some(({ url }) => webUrl(url) === profileUrl) ||
    content.spans.some(({ kind, url }) => kind === 'mention' && url === profileUrl)
  );
}

/** By what the post is, not by why it came: a reply that also mentions arrives as a mention. */
function kindOf(
  status: ApiPlainStatus,
  facts: { isDirect: boolean; isMentioned: boolean },
): MessageKind {
  if (facts.isDirect) return 'direct';
  if (status.in_reply_to_id !== null && status.in_reply_to_id !== undefined) return 'comment';
  return facts.isMentioned ? 'mention' : 'post';
}

function allowedActions(
  status: ApiPlainStatus,
  { isOwn, visibility }: { readonly isOwn: boolean; readonly visibility: Visibility },
  viewer: Viewer,
): readonly ActionKind[] {
  const canBoost = visibility === 'public' || visibility === 'unlisted';
  return [
    'reply',
    status.favourited === true ? 'unlike' : 'like',
    ...(canBoost ? ([status.reblogged === true ? 'unboost' : 'boost'] as const) : []),
    ...(isOwn && viewer.quirks.canDelete ? (['delete'] as const) : []),
  ];
}

/** The post itself: a boost stands for the post that it boosts. */
export function innerStatus(status: ApiStatus): ApiPlainStatus {
  return status.reblog ?? status;
}

/** What stands in the post, whoever looks. */
function writtenIn(status: ApiPlainStatus) {
  const createdAt = momentOf(status.created_at) ?? 0;
  const editedAt = momentOf(status.edited_at);
  return {
    media: status.media_attachments.flatMap(toMedia),
    counts: present({
      replies: status.replies_count,
      boosts: status.reblogs_count,
      likes: status.favourites_count,
    }),
    mine: present({
      liked: status.favourited === true ? 'yes' : undefined,
      boosted: status.reblogged === true ? 'yes' : undefined,
    }),
    version: editedAt ?? createdAt,
    createdAt,
    ...present({
      parentRemoteId: status.in_reply_to_id,
      contentWarning: readHtml(status.spoiler_text).text,
      language: status.language,
      url: webUrl(status.url) ?? webUrl(status.uri),
      editedAt,
    }),
  };
}

export function toMessage(status: ApiStatus, placed: Placed, viewer: Viewer): RemoteMessage {
  const inner = innerStatus(status);
  const content = readHtml(inner.content);
  const visibility = toVisibility(inner.visibility, viewer.quirks);
  const isOwn = inner.account.id === viewer.remoteUserId;
  const isDirect = visibility === 'direct';
  const isMentioned = placed.notified === true || mentionsViewer(inner, content, viewer);
  const isAnswerToViewer = inner.in_reply_to_account_id === viewer.remoteUserId;
  return {
    remoteId: inner.id,
    kind: kindOf(inner, { isDirect, isMentioned }),
    direction: isOwn ? 'out' : 'in',
    rootRemoteId: placed.rootRemoteId,
    author: toAuthor(inner.account, viewer.serverUrl),
    text: content.text,
    spans: content.spans,
    visibility,
    allowed: allowedActions(inner, { isOwn, visibility }, viewer),
    needsAnswer: !isOwn && (isDirect || isMentioned || isAnswerToViewer),
    ext: { visibility },
    ...writtenIn(inner),
  };
}
