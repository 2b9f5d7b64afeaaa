import type { LinkCard, Poll, Quote } from '#domain/message-extras.ts';
import type { Media } from '#domain/message.ts';
import { readHtml } from '#main/networks/html.ts';
import { cleanName } from '#main/networks/plain-text.ts';
import type { ApiAttachment, ApiCard, ApiPlainStatus, ApiPoll, ApiQuote } from './schemas.ts';
import { momentOf, present, webUrl } from '#main/networks/values.ts';
import { fullHandle } from './values.ts';

const MEDIA_KINDS: Readonly<Record<string, Media['kind']>> = {
  image: 'image',
  gifv: 'video',
  video: 'video',
  audio: 'audio',
};

export function toMedia(attachment: ApiAttachment): readonly Media[] {
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

const MOST_OPTIONS = 20;
const QUOTE_LENGTH = 1000;
const CARD_LENGTH = 300;

function toOption({ title, votes_count }: ApiPoll['options'][number]): Poll['options'][number] {
  return { title: cleanName(title), ...present({ votes: votes_count }) };
}

/** Before a poll ends its server may keep the votes to itself: they are absent then. */
function toPoll(poll: ApiPoll): Poll | undefined {
  if (poll.options.length === 0) return undefined;
  return {
    options: poll.options.slice(0, MOST_OPTIONS).map(toOption),
    isClosed: poll.expired === true,
    isMultiple: poll.multiple === true,
    ...present({
      voters: poll.voters_count ?? poll.votes_count,
      closesAt: momentOf(poll.expires_at),
    }),
  };
}

function toCard({ url, title, description, image }: ApiCard): LinkCard | undefined {
  const address = webUrl(url);
  if (address === undefined) return undefined;
  return {
    url: address,
    title: cleanName(title) || new URL(address).host,
    ...present({
      description: cleanName(description).slice(0, CARD_LENGTH),
      imageUrl: webUrl(image),
    }),
  };
}

/** https://docs.joinmastodon.org/entities/Quote/ */
function toQuote({ state, quoted_status: quoted }: ApiQuote, serverUrl: string): Quote {
  if (state !== 'accepted' || quoted === null || quoted === undefined) return { state: 'gone' };
  const { account, content, spoiler_text: warning } = quoted;
  // What its author covered stays covered here too.
  const shown = readHtml(warning).text || readHtml(content).text;
  return {
    state: 'shown',
    authorName: cleanName(account.display_name) || cleanName(account.username),
    authorHandle: cleanName(fullHandle(account.acct || account.username, serverUrl)),
    text: shown.slice(0, QUOTE_LENGTH).toWellFormed(),
    ...present({ url: webUrl(quoted.url) ?? webUrl(quoted.uri) }),
  };
}

type Extras = { readonly poll?: Poll; readonly card?: LinkCard; readonly quote?: Quote };

/** What hangs on a post beside its media. */
export function extrasOf({ poll, card, quote }: ApiPlainStatus, serverUrl: string): Extras {
  return present({
    poll: poll === null || poll === undefined ? undefined : toPoll(poll),
    card: card === null || card === undefined ? undefined : toCard(card),
    quote: quote === null || quote === undefined ? undefined : toQuote(quote, serverUrl),
  });
}
