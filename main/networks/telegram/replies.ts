import {
  ConnectorError,
  type ReplyPort,
  type SendJob,
  type SentReply,
} from '#main/networks/connector.ts';
import { MovedChatError, type Caller } from './calls.ts';
import { placeOf, toMessage, type Place, type Viewer } from './mapper.ts';
import { message as messageSchema, type ApiMessage } from './schemas.ts';

/** https://core.telegram.org/bots/api#sendphoto */
const MOST_CAPTION = 1024;

type Replying = { readonly caller: Caller; readonly viewer: Viewer };

/** In a private chat there is nobody else to answer; quoting would only be in the way. */
function answering({ chat, message }: Place) {
  const isPrivate = chat > 0;
  return isPrivate
    ? {}
    : { reply_parameters: { message_id: message, allow_sending_without_reply: true } };
}

async function sendPhoto(job: SendJob, place: Place, caller: Caller): Promise<ApiMessage> {
  const { text, media } = job.content;
  const [file] = media;
  if (file === undefined || text.length > MOST_CAPTION)
    throw new ConnectorError({ code: 'too-long' }, true);
  const bytes = await job.readMedia(file.mediaId);
  const data = new FormData();
  data.append('chat_id', String(place.chat));
  data.append('caption', text);
  for (const [name, value] of Object.entries(answering(place)))
    data.append(name, JSON.stringify(value));
  data.append('photo', new Blob([new Uint8Array(bytes)], { type: file.mimeType }), file.name);
  const asking = { lane: 'send', signal: job.signal, schema: messageSchema } as const;
  return await caller.write('sendPhoto', data, asking);
}

async function sendTo(place: Place, job: SendJob, caller: Caller): Promise<ApiMessage> {
  const { text, media } = job.content;
  if (media.length > 0) return await sendPhoto(job, place, caller);
  const fields = { chat_id: place.chat, text, ...answering(place) };
  const asking = { lane: 'send', signal: job.signal, schema: messageSchema } as const;
  return await caller.write('sendMessage', fields, asking);
}

/** A group that became a supergroup says so instead of taking the message: it goes there. */
async function send(job: SendJob, { caller, viewer }: Replying): Promise<SentReply> {
  const place = placeOf(job.inReplyTo.remoteId);
  let sent: ApiMessage;
  try {
    sent = await sendTo(place, job, caller);
  } catch (error) {
    if (!(error instanceof MovedChatError)) throw error;
    sent = await sendTo({ ...place, chat: error.chatId }, job, caller);
  }
  const { rootRemoteId, remoteId: parentRemoteId } = job.inReplyTo;
  const message = { ...toMessage(sent, viewer), rootRemoteId, parentRemoteId };
  const { remoteId, url } = message;
  return { remoteId, message, ...(url === undefined ? {} : { url }) };
}

/** Without `findSent`: a bot cannot read its own messages back, so after a lost answer a person decides. */
export function createReplies(replying: Replying): ReplyPort {
  return { send: async (job) => await send(job, replying) };
}
