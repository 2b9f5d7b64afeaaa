import type { z } from 'zod';
import type { FailureCode } from '#domain/failure.ts';
import { parseAnswer } from '#main/networks/answers.ts';
import { ConnectorError, type ConnectorPorts } from '#main/networks/connector.ts';
import type { HttpAnswer, HttpRequest } from '#main/networks/http.ts';
import { answer as answerSchema, type Answer } from './schemas.ts';
import { SERVER_URL } from './server-url.ts';

const HOST = 'api.telegram.org';

type Fields = Readonly<Record<string, unknown>>;
export type Asking<Value> = Pick<HttpRequest, 'lane' | 'signal'> & {
  readonly schema: z.ZodType<Value>;
};
/** Calls one method in the name of one bot. */
export type Caller = {
  /** Changes nothing; its fields stand in the address. */
  read<Value>(method: string, fields: Fields, asking: Asking<Value>): Promise<Value>;
  write<Value>(method: string, fields: Fields | FormData, asking: Asking<Value>): Promise<Value>;
};

/** The group became another one: https://core.telegram.org/bots/api#responseparameters */
export class MovedChatError extends ConnectorError {
  readonly chatId: number;
  constructor(chatId: number) {
    super({ code: 'gone', host: HOST }, true);
    this.chatId = chatId;
  }
}

/** With which a method says no in its own words; nothing was done. */
const NOES = [400, 403, 404, 409, 429];

type Settings = Pick<ConnectorPorts, 'http' | 'clock'> & {
  readonly token: string;
  readonly who: string;
};

export function createCaller({ http, clock, token, who }: Settings): Caller {
  // The token is part of the address: no address of a request may ever be kept or told.
  const root = `${SERVER_URL}/bot${token}`;
  const request = async (
    about: Pick<HttpRequest, 'method' | 'url' | 'lane' | 'signal'> & Pick<HttpRequest, 'body'>,
  ): Promise<HttpAnswer> =>
    await http.request({
      ...about,
      headers: { accept: 'application/json' },
      accept: NOES,
      bucket: `${HOST}|${who}`,
      isTrustedHost: false,
    });
  const resultIn = <Value>(given: HttpAnswer, schema: z.ZodType<Value>): Value => {
    const told = given.status === 429 ? toldWith429(given) : parseAnswer(given, answerSchema);
    if (!told.ok) throw refusalOf(told, given.status, clock.now());
    const parsed = schema.safeParse(told.result);
    if (parsed.success) return parsed.data;
    throw new ConnectorError({ code: 'bad-answer', host: HOST, status: given.status }, false);
  };
  return {
    async read(method, fields, { lane, signal, schema }) {
      const url = new URL(`${root}/${method}`);
      for (const [name, value] of Object.entries(fields))
        url.searchParams.set(name, typeof value === 'string' ? value : JSON.stringify(value));
      return resultIn(await request({ method: 'GET', url: url.href, lane, signal }), schema);
    },
    async write(method, fields, { lane, signal, schema }) {
      const body =
        fields instanceof FormData
          ? ({ kind: 'multipart', data: fields } as const)
          : ({ kind: 'json', value: fields } as const);
      const url = `${root}/${method}`;
      return resultIn(await request({ method: 'POST', url, body, lane, signal }), schema);
    },
  };
}

/** A 429 may also come from what stands before Telegram, without its words. */
function toldWith429(given: HttpAnswer): Answer {
  try {
    return parseAnswer(given, answerSchema);
  } catch {
    return { ok: false, description: '', parameters: {} };
  }
}

/** Telegram has words and no codes; these are the ones that mean something else than "rejected". */
const MEANINGS: readonly (readonly [RegExp, FailureCode])[] = [
  [/chat not found|user is deactivated|message to \w+ not found|MESSAGE_ID_INVALID/iu, 'gone'],
  [/too long/iu, 'too-long'],
];
const STATUSES: Readonly<Record<number, FailureCode>> = {
  // A token that is no token at all is not found.
  404: 'login-needed',
  403: 'forbidden',
  429: 'rate-limited',
};

function refusalOf(
  { description, parameters }: Answer,
  status: number,
  now: number,
): ConnectorError {
  const { migrate_to_chat_id: moved, retry_after: after = 60 } = parameters;
  if (moved !== undefined) return new MovedChatError(moved);
  const code =
    STATUSES[status] ?? MEANINGS.find(([words]) => words.test(description))?.[1] ?? 'rejected';
  return new ConnectorError(
    {
      code,
      host: HOST,
      status,
      ...(description === '' ? {} : { detail: description.slice(0, 300) }),
      ...(code === 'rate-limited' ? { retryAt: now + after * 1000 } : {}),
    },
    true,
  );
}
