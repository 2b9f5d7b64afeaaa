import { z } from 'zod';

/**
 * What servers of the Mastodon API answer, read tolerantly: relatives leave fields out, write numbers
 * as text and invent values. Only what nothing can be done without is required.
 * https://docs.joinmastodon.org/entities/
 */
export const remoteId = z.union([z.string().min(1), z.number().int().transform(String)]);
const optionalId = remoteId.nullish().catch(null);
const text = z.string().catch('');
const optionalText = z.string().nullish().catch(null);
const flag = z.boolean().nullish().catch(null);
/** Pixelfed writes some numbers as text. */
const number = z
  .union([z.number(), z.string().regex(/^\d+$/u).transform(Number)])
  .nullish()
  .catch(null);

/** Keeps what can be read of a list; one broken entry does not cost the others. */
function listOf<Item>(item: z.ZodType<Item>) {
  return z
    .array(z.unknown())
    .catch([])
    .transform((entries) =>
      entries.flatMap((entry) => {
        const parsed = item.safeParse(entry);
        return parsed.success ? [parsed.data] : [];
      }),
    );
}

const profileField = z.object({ value: text, verified_at: optionalText });

export const account = z.object({
  id: remoteId,
  username: text,
  acct: text,
  display_name: text,
  note: text,
  url: optionalText,
  avatar: optionalText,
  avatar_static: optionalText,
  followers_count: number,
  statuses_count: number,
  bot: flag,
  fields: listOf(profileField),
});
export type ApiAccount = z.infer<typeof account>;

const dimensions = z.object({ width: number, height: number }).nullish().catch(null);
const attachment = z.object({
  type: text,
  url: optionalText,
  remote_url: optionalText,
  preview_url: optionalText,
  description: optionalText,
  meta: z.object({ original: dimensions }).nullish().catch(null),
});
export type ApiAttachment = z.infer<typeof attachment>;

const mention = z.object({ id: optionalId, acct: text, url: optionalText });

const poll = z.object({
  expires_at: optionalText,
  expired: flag,
  multiple: flag,
  votes_count: number,
  voters_count: number,
  options: listOf(z.object({ title: text, votes_count: number })),
});
export type ApiPoll = z.infer<typeof poll>;

const card = z.object({ url: text, title: text, description: text, image: optionalText });
export type ApiCard = z.infer<typeof card>;

/** Of the quoted post only what is shown of it. */
const quotedStatus = z.object({
  url: optionalText,
  uri: optionalText,
  account,
  content: text,
  spoiler_text: text,
});
/** Since Mastodon 4.4; Akkoma and relatives put the quoted post there without a state. */
const quote = z.union([
  z.object({ state: z.string(), quoted_status: quotedStatus.nullish().catch(null) }),
  quotedStatus.transform((quoted_status) => ({ state: 'accepted', quoted_status })),
]);
export type ApiQuote = z.infer<typeof quote>;

const plainStatus = z.object({
  id: remoteId,
  url: optionalText,
  uri: optionalText,
  account,
  created_at: text,
  edited_at: optionalText,
  content: text,
  /** The source text: in answers to own posts, and always on snac. */
  text: optionalText,
  visibility: text,
  spoiler_text: text,
  language: optionalText,
  in_reply_to_id: optionalId,
  in_reply_to_account_id: optionalId,
  media_attachments: listOf(attachment),
  poll: poll.nullish().catch(null),
  card: card.nullish().catch(null),
  quote: quote.nullish().catch(null),
  mentions: listOf(mention),
  replies_count: number,
  reblogs_count: number,
  favourites_count: number,
  favourited: flag,
  reblogged: flag,
});
export const status = plainStatus.extend({ reblog: plainStatus.nullish().catch(null) });
export type ApiStatus = z.infer<typeof status>;
export type ApiPlainStatus = z.infer<typeof plainStatus>;

export const notification = z.object({
  id: remoteId,
  type: text,
  account: account.nullish().catch(null),
  status: status.nullish().catch(null),
});
export const conversation = z.object({
  id: remoteId,
  unread: flag,
  last_status: status.nullish().catch(null),
});
export const context = z.object({ ancestors: listOf(status), descendants: listOf(status) });
export const searchResult = z.object({ statuses: listOf(z.unknown()) });
export const anyList = z.array(z.unknown());
export const lists = listOf(z.object({ id: remoteId, title: text }));

const configuration = z.object({
  statuses: z
    .object({
      max_characters: number,
      max_media_attachments: number,
      characters_reserved_per_url: number,
    })
    .nullish()
    .catch(null),
  media_attachments: z
    .object({
      supported_mime_types: listOf(z.string()),
      image_size_limit: number,
      description_limit: number,
    })
    .nullish()
    .catch(null),
  urls: z.object({ streaming: optionalText }).nullish().catch(null),
});
/** Version 2 and version 1 in one: what one lacks the other has. */
export const instance = z.object({
  title: text,
  version: z.string(),
  uri: optionalText,
  domain: optionalText,
  configuration: configuration.nullish().catch(null),
  urls: z.object({ streaming_api: optionalText }).nullish().catch(null),
  /** Pleroma and Akkoma. */
  max_toot_chars: number,
});
export type ApiInstance = z.infer<typeof instance>;

export const nodeInfoLinks = z.object({
  links: listOf(z.object({ rel: z.string(), href: z.string() })),
});
export const nodeInfo = z.object({ software: z.object({ name: z.string(), version: text }) });
export const webFinger = z.object({
  links: listOf(z.object({ rel: z.string(), href: z.string() })),
});

export const registration = z.object({ client_id: remoteId, client_secret: z.string() });
export const authorizationServer = z.object({
  issuer: z.string(),
  code_challenge_methods_supported: listOf(z.string()),
  scopes_supported: listOf(z.string()),
  authorization_response_iss_parameter_supported: flag,
});

export const media = z.object({ id: remoteId, url: optionalText });
