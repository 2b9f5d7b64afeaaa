import { z } from 'zod';
import type { Media } from '#domain/message.ts';
import type { RemoteAuthor, RemoteMessage } from '#main/networks/connector.ts';
import { readWritten } from '#main/networks/written-text.ts';
import {
  afterOf,
  edge,
  entriesOf,
  innerEdge,
  moment,
  remoteId,
  type GraphCaller,
} from './calls.ts';
import type { ReadList } from './pull-list.ts';
import { messageId, talkId } from './remote-id.ts';
import { webUrl } from './web-url.ts';

/** Direct messages of a page or an account: https://developers.facebook.com/docs/messenger-platform/conversations */

const text = z.string().catch('');
const talker = z.object({ id: remoteId, name: text, username: text });
export type Talker = z.infer<typeof talker>;

const message = z.object({
  id: remoteId,
  message: text,
  created_time: moment,
  from: talker.optional().catch(undefined),
  attachments: innerEdge,
});
type ApiMessage = z.infer<typeof message>;

const file = z.object({
  mime_type: text,
  file_url: z.string().optional().catch(undefined),
  image_data: z.object({ url: z.string() }).optional().catch(undefined),
});

const talk = z.object({
  id: remoteId,
  updated_time: moment,
  participants: z.object({ data: z.array(talker).catch([]) }).catch({ data: [] }),
  can_reply: z.boolean().optional().catch(undefined),
  messages: innerEdge,
});
type ApiTalk = z.infer<typeof talk>;
/** Of a conversation only the newest 20 messages are given. */
const FIELDS =
  'id,updated_time,can_reply,participants,messages.limit(20){id,message,created_time,from,attachments}';

export type Talking = {
  readonly caller: GraphCaller;
  readonly platform: 'messenger' | 'instagram';
  /** Page or account, as the network numbers it here. */
  readonly ownId: string;
  readonly authorOf: (person: Talker | undefined, fallback: string) => RemoteAuthor;
};

function kindOf({ image_data: image, mime_type: type }: z.infer<typeof file>): Media['kind'] {
  if (image !== undefined || type.startsWith('image/')) return 'image';
  if (type.startsWith('video/')) return 'video';
  return type.startsWith('audio/') ? 'audio' : 'file';
}

function mediaOf({ attachments }: ApiMessage): readonly Media[] {
  return attachments.data.flatMap((value): readonly Media[] => {
    const one = file.safeParse(value).data;
    const url = webUrl(one?.image_data?.url ?? one?.file_url);
    return one === undefined || url === undefined ? [] : [{ kind: kindOf(one), url }];
  });
}

function toMessage(one: ApiMessage, of: ApiTalk, { ownId, authorOf }: Talking): RemoteMessage {
  const isOwn = one.from?.id === ownId;
  const other = of.participants.data.find(({ id }) => id !== ownId);
  const recipientId = (isOwn ? undefined : one.from?.id) ?? other?.id;
  return {
    remoteId: messageId(of.id, one.id),
    kind: 'direct',
    direction: isOwn ? 'out' : 'in',
    rootRemoteId: talkId(of.id),
    author: authorOf(one.from, of.id),
    ...readWritten(one.message),
    visibility: 'direct',
    media: mediaOf(one),
    counts: {},
    mine: {},
    allowed: of.can_reply === false || recipientId === undefined ? [] : ['reply'],
    version: one.created_time,
    createdAt: one.created_time,
    needsAnswer: !isOwn,
    // Whom an answer goes to, and from when on the 24 hours count.
    ...(recipientId === undefined ? {} : { ext: { recipientId, at: one.created_time } }),
  };
}

/** Oldest first, as they were written. */
function messagesOf(of: ApiTalk, talking: Talking): readonly RemoteMessage[] {
  return entriesOf(of.messages, message)
    .toReversed()
    .map((one) => toMessage(one, of, talking));
}

/** Those with the newest message first. */
export function talks(talking: Talking): ReadList {
  const { caller, platform, ownId } = talking;
  return async ({ after, limit, lane, signal }) => {
    const read = await caller.call('GET', `${ownId}/conversations`, {
      query: {
        platform,
        fields: FIELDS,
        limit: String(limit),
        ...(after === undefined ? {} : { after }),
      },
      lane,
      signal,
      schema: edge,
    });
    const entries = entriesOf(read, talk).map((one) => ({
      key: `${one.id}@${one.updated_time}`,
      messages: messagesOf(one, talking),
    }));
    return { entries, ...afterOf(read) };
  };
}

export async function readTalk(id: string, signal: AbortSignal, talking: Talking) {
  const query = { fields: FIELDS };
  const asking = { query, lane: 'interactive', signal, schema: talk } as const;
  const one = await talking.caller.call('GET', id, asking);
  return { messages: messagesOf(one, talking), isComplete: one.messages.paging === undefined };
}

/** How a message stands there that was just written. */
export function writtenNow(
  given: { readonly talk: string; readonly id: string; readonly text: string; readonly at: number },
  talking: Talking,
): RemoteMessage {
  const from = { id: talking.ownId, name: '', username: '' };
  const { id, at } = given;
  const of: ApiTalk = talk.parse({ id: given.talk, updated_time: '', messages: { data: [] } });
  const one = { id, message: given.text, created_time: at, from, attachments: { data: [] } };
  return toMessage(one, of, talking);
}
