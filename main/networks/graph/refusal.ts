import { z } from 'zod';
import type { FailureCode } from '#domain/failure.ts';
import { ConnectorError } from '#main/networks/connector.ts';
import { withoutSecrets } from '#main/networks/without-secrets.ts';
import type { HttpAnswer } from '#main/networks/http.ts';
import { regainAt } from './usage.ts';

const trouble = z.object({
  error: z.object({
    message: z.string().catch(''),
    code: z.number().catch(0),
    error_subcode: z.number().optional().catch(undefined),
    is_transient: z.boolean().optional().catch(undefined),
    error_user_msg: z.string().optional().catch(undefined),
  }),
});
type Trouble = z.infer<typeof trouble>['error'];

/**
 * https://developers.facebook.com/docs/graph-api/guides/error-handling and, for the limits of business
 * use cases (80001 and following), …/overview/rate-limiting.
 */
const CODES: Readonly<Record<number, FailureCode>> = {
  1: 'server-error',
  2: 'server-error',
  3: 'server-unsupported',
  4: 'rate-limited',
  10: 'scope-missing',
  12: 'server-unsupported',
  17: 'rate-limited',
  32: 'rate-limited',
  102: 'login-needed',
  190: 'login-needed',
  341: 'rate-limited',
  // Blocked for a while because something looked like spam: more of the same makes it worse.
  368: 'forbidden',
  463: 'login-needed',
  467: 'login-needed',
  506: 'duplicate',
  551: 'forbidden',
  613: 'rate-limited',
  803: 'gone',
  80001: 'rate-limited',
  80002: 'rate-limited',
  80006: 'rate-limited',
};
/** Of 10 and 100: the message came too long ago to be answered. */
const WINDOW_OVER = new Set([2018278, 2018109, 2534022]);
const NOT_THERE = new Set([33, 2207006]);

function codeOf({ code, error_subcode: sub = 0 }: Trouble, status: number): FailureCode {
  if (WINDOW_OVER.has(sub)) return 'answered-too-late';
  if (code === 100 && NOT_THERE.has(sub)) return 'gone';
  if (code >= 200 && code <= 299) return 'scope-missing';
  return CODES[code] ?? (status === 404 ? 'gone' : status === 401 ? 'login-needed' : 'rejected');
}

/** The refusal in an answer with a status from 400 on, for the person to read. */
export function refusalOf(
  answer: HttpAnswer,
  { now, secrets }: { readonly now: number; readonly secrets: readonly string[] },
): ConnectorError {
  const { host } = new URL(answer.url);
  const { status, headers } = answer;
  const told = trouble.safeParse(answer.json()).data?.error ?? { message: '', code: 0 };
  const code = codeOf(told, status);
  const said = told.error_user_msg ?? told.message;
  const detail = withoutSecrets(said, secrets).replaceAll(/\s+/gu, ' ').slice(0, 300);
  const isUnclear = code === 'server-error' || told.is_transient === true;
  return new ConnectorError(
    {
      code,
      host,
      status,
      ...(detail === '' ? {} : { detail }),
      ...(code === 'rate-limited' ? { retryAt: regainAt(headers, now) } : {}),
    },
    // A limit is checked before anything is done; its errors call themselves transient.
    code === 'rate-limited' || !isUnclear,
  );
}
