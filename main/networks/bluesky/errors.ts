import { z } from 'zod';
import type { FailureCode } from '#domain/failure.ts';
import { ConnectorError } from '#main/networks/connector.ts';
import { statusError } from '#main/networks/http-failure.ts';
import type { XrpcAnswer } from './xrpc.ts';

/** Statuses that we read ourselves: the name in the body says more than the status. */
export const READ_STATUSES = [400, 401, 403, 404, 413] as const;

const errorBody = z.object({ error: z.string().catch(''), message: z.string().catch('') });

/** https://atproto.com/specs/xrpc#error-responses */
const CODES: Readonly<Record<string, FailureCode>> = {
  ExpiredToken: 'login-needed',
  InvalidToken: 'login-needed',
  AuthMissing: 'login-needed',
  AuthenticationRequired: 'login-needed',
  AccountTakedown: 'forbidden',
  AccountDeactivated: 'forbidden',
  AccountSuspended: 'forbidden',
  NotFound: 'gone',
  RecordNotFound: 'gone',
  RepoNotFound: 'gone',
  BlockedActor: 'forbidden',
  BlockedByActor: 'forbidden',
  InvalidSwap: 'duplicate',
  BlobTooLarge: 'too-large',
  PayloadTooLarge: 'too-large',
  ScopeMissingError: 'scope-missing',
  InsufficientScope: 'scope-missing',
  InsufficientScopeError: 'scope-missing',
  MethodNotImplemented: 'server-unsupported',
  XRPCNotSupported: 'server-unsupported',
};

export function errorNameOf(answer: XrpcAnswer): string {
  return bodyOf(answer).error;
}

function bodyOf(answer: XrpcAnswer): { error: string; message: string } {
  try {
    return errorBody.parse(JSON.parse(answer.text()));
  } catch {
    return { error: '', message: '' };
  }
}

function codeOf(answer: XrpcAnswer): FailureCode | undefined {
  const { error, message } = bodyOf(answer);
  if (error === 'InvalidRequest' && /(?:grapheme|string) too big|too long/iu.test(message))
    return 'too-long';
  if (/BadJwt/u.test(error)) return 'login-needed';
  return CODES[error];
}

/** The error for a 4xx: all of them say that nothing was written. */
export function xrpcError(answer: XrpcAnswer, host: string): ConnectorError {
  const { failure } = statusError({
    status: answer.status,
    headers: answer.headers,
    host,
    body: answer.text(),
    secrets: [],
  });
  // A 404 without a name is a server that does not speak this protocol, not a post that went.
  const code = codeOf(answer) ?? (answer.status === 404 ? 'not-an-api' : failure.code);
  return new ConnectorError({ ...failure, code }, true);
}

export function isFailure(error: unknown, ...codes: readonly FailureCode[]): boolean {
  return error instanceof ConnectorError && codes.includes(error.failure.code);
}

/** An answer that is JSON but not what the network promises. */
export function checked<T>(schema: z.ZodType<T>, value: unknown, host: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ConnectorError({ code: 'bad-answer', host }, false);
}
