import type { ActionKind, Visibility } from '#domain/capabilities.ts';
import type { MessageKind } from '#domain/message.ts';
import type { PersonLink } from '#domain/person.ts';
import type { RemoteAuthor, RemoteMessage } from '#main/networks/connector.ts';
import { readHtml } from '#main/networks/html.ts';
import { cleanName, type PlainText } from '#main/networks/plain-text.ts';
import { extrasOf, toMedia } from './extras.ts';
import type { Quirks } from './quirks.ts';
import type { ApiAccount, ApiPlainStatus, ApiStatus } from './schemas.ts';
import { momentOf, present, webUrl } from '#main/networks/values.ts';
import { fullHandle } from './values.ts';

/** Who looks: the same post means different things to different accounts. */
export type Viewer = {
  readonly serverUrl: string;
  readonly remoteUserId: string;
  readonly profileUrl?: string;
  readonly quirks: Quirks;
};

/** `notified`: the server itself says that this is for the account. */
export type Placed = { readonly rootRemoteId: string; readonly notified?: boolean };

export function toAuthor(account: ApiAccount, serverUrl: string): RemoteAuthor {
  const acct = account.acct === '' ? account.username : account.acct;
  const bio = readHtml(account.note);
  const links = linksOf(account, bio);
  return {
    remoteId: account.id,
    name: cleanName(account.display_name) || cleanName(account.username) || acct,
    handle: cleanName(fullHandle(acct, serverUrl)),
    ...present({
      avatarUrl: webUrl(account.avatar_static) ?? webUrl(account.avatar),
      url: webUrl(account.url),
      bio: bio.text,
      links: links.length === 0 ? undefined : links,
      reach: account.followers_count,
      postCount: account.statuses_count,
      isBot: account.bot === true ? true : undefined,
    }),
  };
}

const MOST_LINKS = 20;

/** In the bio, and in the fields beside it, which the server may have verified (`rel="me"`). */
function linksOf({ fields }: ApiAccount, bio: PlainText): readonly PersonLink[] {
  const inFields = fields.flatMap(({ value, verified_at: verifiedAt }) =>
    pagesIn(readHtml(value)).map((url): PersonLink =>
      verifiedAt ? { url, isVerified: true } : { url },
    ),
  );
  const inBio = pagesIn(bio).map((url): PersonLink => ({ url }));
  return [...inFields, ...inBio].slice(0, MOST_LINKS);
}

function pagesIn({ spans }: PlainText): readonly string[] {
  return spans.filter(({ kind }) => kind === 'link').map(({ url }) => url);
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
function writtenIn(status: ApiPlainStatus, serverUrl: string) {
  const createdAt = momentOf(status.created_at) ?? 0;
  const editedAt = momentOf(status.edited_at);
  return {
    media: status.media_attachments.flatMap(toMedia),
    ...extrasOf(status, serverUrl),
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
    ...writtenIn(inner, viewer.serverUrl),
  };
}
