import { z } from 'zod';
import type { LoopbackAnswer } from '#main/networks/conformance/loopback-server.ts';
import { json, type Asked } from '#e2e/networks/kit/routes.ts';
import { BOT, nextMessageId, type TestMessage, type World } from './world.ts';

type Method = (asked: Asked, world: World) => LoopbackAnswer;
const ok = (result: unknown): LoopbackAnswer => json({ ok: true, result });
const no = (status: number, description: string, parameters?: unknown): LoopbackAnswer =>
  json({ ok: false, error_code: status, description, parameters }, status);

const sending = z.object({
  chat_id: z.number(),
  text: z.string(),
  reply_parameters: z.object({ message_id: z.number() }).optional(),
});
const target = z.object({ chat_id: z.number(), message_id: z.number() });
const editing = target.extend({ text: z.string() });
const reacting = target.extend({ reaction: z.array(z.object({ emoji: z.string() })) });

function getUpdates({ query }: Asked, world: World): LoopbackAnswer {
  if (world.webhook !== '')
    return no(409, "Conflict: can't use getUpdates method while webhook is active");
  const offset = query.get('offset');
  if (offset !== null) {
    const left = world.updates.filter(({ update_id: id }) => id >= Number(offset));
    world.confirmed += world.updates.length - left.length;
    world.updates = left;
  }
  const page = world.updates.slice(0, Number(query.get('limit') ?? 100));
  return ok(
    page.map(({ update_id, kind, message }) => ({ update_id, [kind]: JSON.parse(message) })),
  );
}

function keep(message: TestMessage, world: World): LoopbackAnswer {
  world.messages.push(message);
  return ok(message);
}

function newMessage(
  chatId: number,
  world: World,
): Pick<TestMessage, 'message_id' | 'date' | 'chat' | 'from'> {
  return {
    message_id: nextMessageId(world),
    date: Math.floor(Date.now() / 1000),
    chat: { id: chatId, type: chatId > 0 ? 'private' : 'supergroup', title: 'Coffee' },
    from: BOT,
  };
}

function moved(chatId: number, { movedTo }: World): LoopbackAnswer | null {
  if (movedTo === null || chatId > 0 || chatId === movedTo) return null;
  const words = 'Bad Request: group chat was upgraded to a supergroup chat';
  return no(400, words, { migrate_to_chat_id: movedTo });
}

function sendMessage(asked: Asked, world: World): LoopbackAnswer {
  const { chat_id: chatId, text, reply_parameters: to } = sending.parse(asked.json());
  if (text.length > 4096) return no(400, 'Bad Request: message is too long');
  const parent = world.messages.find(({ message_id: id }) => id === to?.message_id);
  return (
    moved(chatId, world) ??
    keep(
      {
        ...newMessage(chatId, world),
        text,
        ...(parent === undefined
          ? {}
          : { reply_to_message: { message_id: parent.message_id, from: parent.from } }),
      },
      world,
    )
  );
}

function sendPhoto({ body }: Asked, world: World): LoopbackAnswer {
  const field = (name: string) =>
    new RegExp(String.raw`name="${name}"\r\n\r\n([^\r]*)`, 'u').exec(body)?.[1] ?? '';
  const message = newMessage(Number(field('chat_id')), world);
  return keep({ ...message, caption: field('caption'), photo: [{ file_id: 'f1' }] }, world);
}

function withTarget(
  given: z.infer<typeof target>,
  world: World,
  act: (message: TestMessage, at: number) => LoopbackAnswer,
): LoopbackAnswer {
  const at = world.messages.findIndex(({ message_id: id }) => id === given.message_id);
  const message = world.messages[at];
  return message === undefined
    ? no(400, 'Bad Request: message to delete not found')
    : act(message, at);
}

export const METHODS: Readonly<Record<string, Method>> = {
  getMe: () => ok({ ...BOT, can_read_all_group_messages: true }),
  getWebhookInfo: (_asked, { webhook }) => ok({ url: webhook, pending_update_count: 0 }),
  getUpdates,
  sendMessage,
  sendPhoto,
  setMessageReaction(asked, world) {
    const given = reacting.parse(asked.json());
    return withTarget(given, world, ({ message_id: id }) => {
      const emoji = given.reaction[0]?.emoji;
      if (emoji === undefined) world.reactions.delete(id);
      else world.reactions.set(id, emoji);
      return ok(true);
    });
  },
  deleteMessage(asked, world) {
    return withTarget(target.parse(asked.json()), world, ({ date }, at) => {
      if (Date.now() / 1000 - date > 48 * 3600)
        return no(400, "Bad Request: message can't be deleted for everyone");
      world.messages.splice(at, 1);
      return ok(true);
    });
  },
  editMessageText(asked, world) {
    const given = editing.parse(asked.json());
    return withTarget(given, world, (message) => {
      if (message.text === given.text) return no(400, 'Bad Request: message is not modified');
      message.text = given.text;
      return ok(message);
    });
  },
};
