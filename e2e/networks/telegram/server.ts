import type { LoopbackAnswer } from '#main/networks/conformance/loopback-server.ts';
import { startOwnServer, type OwnServer } from '#e2e/networks/kit/own-server.ts';
import { json, type Asked, type Route } from '#e2e/networks/kit/routes.ts';
import { METHODS } from './methods.ts';
import {
  BOT,
  createWorld,
  GROUP,
  MIA,
  nextMessageId,
  PRIVATE,
  tell,
  TOKEN,
  type TestMessage,
  type Told,
  type World,
} from './world.ts';

/** A bot as https://core.telegram.org/bots/api describes it. */
export type TelegramServer = OwnServer & {
  readonly messages: readonly TestMessage[];
  readonly hosts: Readonly<Record<string, string>>;
  /** Mia writes: to the bot alone, or in the group, with whatever else the message holds. */
  write(text: string, more?: Partial<TestMessage> & { readonly where?: 'group' }): TestMessage;
  edit(text: string, to: string): void;
  /** Another program receives the updates. */
  setWebhook(url: string): void;
  /** The group becomes a supergroup under this id. */
  migrate(chatId: number): void;
  readonly confirmed: () => number;
};

function answer(asked: Asked, world: World): LoopbackAnswer {
  const { token = '', method = '' } = asked.params;
  if (token !== TOKEN) return refusal(401, 'Unauthorized');
  const run = METHODS[method];
  return run === undefined ? refusal(404, 'Not Found') : run(asked, world);
}

function refusal(status: number, description: string): LoopbackAnswer {
  return json({ ok: false, error_code: status, description }, status);
}

export async function startTelegramServer(): Promise<TelegramServer> {
  const world = createWorld();
  const route = (method: string): Route => ({
    method,
    path: '/bot:token/:method',
    answer: (asked) => answer(asked, world),
  });
  const server = await startOwnServer({ routes: [route('GET'), route('POST')] });
  return {
    ...server,
    messages: world.messages,
    hosts: { 'https://api.telegram.org': server.origin },
    write(text, { where, ...more } = {}) {
      const message: TestMessage = {
        message_id: nextMessageId(world),
        date: Math.floor(Date.now() / 1000),
        chat: where === 'group' ? GROUP : PRIVATE,
        from: MIA,
        text,
        ...more,
      };
      world.messages.push(message);
      tell(world, 'message', message);
      return message;
    },
    edit(text, to) {
      const message = world.messages.findLast((one) => one.text?.includes(text) === true);
      if (message?.text === undefined) throw new Error('No such message');
      message.text = message.text.replace(text, to);
      message.edit_date = Math.floor(Date.now() / 1000);
      tell(world, 'edited_message', message);
    },
    setWebhook(url) {
      world.webhook = url;
    },
    migrate(chatId) {
      world.movedTo = chatId;
    },
    confirmed: () => world.confirmed,
  };
}

export { BOT, TOKEN, type Told };
