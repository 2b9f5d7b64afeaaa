import type { z } from 'zod';
import { ConnectorError } from './connector.ts';
import type { HttpAnswer } from './http.ts';

/** The answer's JSON in the wanted shape; `bad-answer` when it has another one. */
export function parseAnswer<Value>(answer: HttpAnswer, schema: z.ZodType<Value>): Value {
  const parsed = schema.safeParse(answer.json());
  if (parsed.success) return parsed.data;
  const { host } = new URL(answer.url);
  throw new ConnectorError({ code: 'bad-answer', host, status: answer.status }, false);
}

/** The entries that can be read: a broken one does not cost the others. */
export function readable<Value>(values: readonly unknown[], schema: z.ZodType<Value>): Value[] {
  return values.flatMap((value) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? [parsed.data] : [];
  });
}

/** Trouble that was expected, by its code. */
export function isTrouble(error: unknown, ...codes: readonly string[]): error is ConnectorError {
  return error instanceof ConnectorError && codes.includes(error.failure.code);
}
