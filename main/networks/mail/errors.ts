import { z } from 'zod';
import type { FailureCode } from '#domain/failure.ts';
import { ConnectorError } from '#main/networks/connector.ts';
import { connectionError } from '#main/networks/http-failure.ts';

const thrown = z.object({
  code: z.string().optional().catch(undefined),
  authenticationFailed: z.boolean().optional().catch(undefined),
  serverResponseCode: z.string().optional().catch(undefined),
  responseText: z.string().optional().catch(undefined),
});

/** https://www.rfc-editor.org/rfc/rfc5530: what a server says with a no. */
const RESPONSES: Readonly<Record<string, FailureCode>> = {
  UNAVAILABLE: 'server-error',
  SERVERBUG: 'server-error',
  INUSE: 'server-error',
  LIMIT: 'rate-limited',
  NONEXISTENT: 'gone',
  NOPERM: 'forbidden',
  PRIVACYREQUIRED: 'tls',
};
const LIBRARY: Readonly<Record<string, FailureCode>> = {
  CONNECT_TIMEOUT: 'timeout',
  GREETING_TIMEOUT: 'timeout',
  UPGRADE_TIMEOUT: 'timeout',
  ETIMEOUT: 'timeout',
  ETHROTTLE: 'rate-limited',
  NoConnection: 'unreachable',
  EConnectionClosed: 'unreachable',
  ClosedAfterConnectText: 'unreachable',
  ClosedAfterConnectTLS: 'unreachable',
  LineTooLarge: 'too-large',
  LiteralTooLarge: 'too-large',
  ResponseTooLarge: 'too-large',
  TooManyTokens: 'too-large',
  TooManyResponses: 'too-large',
  STARTTLS_INJECTION: 'tls',
  InvalidResponse: 'not-an-api',
  UnexpectedTag: 'bad-answer',
};

/** Reading wrote nothing, so all of it is safe to repeat. */
export function mailError(error: unknown, host: string): ConnectorError {
  if (error instanceof ConnectorError) return error;
  const said = thrown.safeParse(error).data ?? {};
  const { code = '', serverResponseCode = '' } = said;
  const detail = said.responseText?.slice(0, 300) ?? '';
  const withDetail = (found: FailureCode): ConnectorError =>
    new ConnectorError({ code: found, host, ...(detail === '' ? {} : { detail }) }, true);
  const response = RESPONSES[serverResponseCode.toUpperCase()];
  if (response !== undefined) return withDetail(response);
  if (said.authenticationFailed === true) return withDetail('login-needed');
  const known = LIBRARY[code] ?? (code.startsWith('Parser') ? 'bad-answer' : undefined);
  if (known !== undefined) return withDetail(known);
  return new ConnectorError(connectionError(error, host).failure, true);
}
