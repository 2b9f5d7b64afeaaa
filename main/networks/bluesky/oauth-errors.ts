import { z } from 'zod';
import type { Failure, FailureCode } from '#domain/failure.ts';
import { ConnectorError } from '#main/networks/connector.ts';
import { withoutSecrets } from '#main/networks/without-secrets.ts';

const shape = z.object({
  name: z.string().catch(''),
  message: z.string().catch(''),
  error: z.string().optional().catch(undefined),
  status: z.number().optional().catch(undefined),
  params: z.instanceof(URLSearchParams).optional().catch(undefined),
  cause: z.unknown().optional(),
  /** Of an AggregateError: the first one began it. */
  errors: z.array(z.unknown()).optional().catch(undefined),
});

const NAMES: Readonly<Record<string, FailureCode>> = {
  TokenRefreshError: 'login-needed',
  TokenRevokedError: 'login-needed',
  TokenInvalidError: 'login-needed',
  OAuthResolverError: 'server-unsupported',
};
/** https://www.rfc-editor.org/rfc/rfc6749#section-5.2 */
const WORDS: Readonly<Record<string, FailureCode>> = {
  access_denied: 'canceled',
  invalid_grant: 'login-needed',
  invalid_token: 'login-needed',
  // This server does not take programs without a web page of their own.
  invalid_client: 'server-unsupported',
  invalid_client_metadata: 'server-unsupported',
  unauthorized_client: 'server-unsupported',
};

type Shape = z.infer<typeof shape>;

function codeOf(error: unknown, found: Shape): FailureCode | undefined {
  // Bundlers keep the class's name, and these set no name of their own.
  const className = error instanceof Error ? error.constructor.name : '';
  const word = found.params?.get('error') ?? found.error ?? '';
  return WORDS[word] ?? NAMES[found.name] ?? NAMES[className];
}

function ownFailure(error: unknown, found: Shape, host: string): Failure {
  const detail = withoutSecrets(found.message, []).slice(0, 300);
  const { status } = found;
  return {
    code: codeOf(error, found) ?? 'rejected',
    host,
    ...(status === undefined ? {} : { status }),
    ...(detail === '' ? {} : { detail }),
  };
}

/**
 * What the OAuth client threw, as trouble with a name: its own words where they say what happened,
 * otherwise what lies behind it. None of these calls writes anything.
 */
export function oauthError(error: unknown, host: string, depth = 0): ConnectorError {
  if (error instanceof ConnectorError) return error;
  const found = shape.safeParse(error).data;
  if (found === undefined || depth > 5) return new ConnectorError({ code: 'rejected', host }, true);
  const reason = found.cause ?? found.errors?.[0];
  if (reason !== undefined) {
    const inner = oauthError(reason, host, depth + 1);
    if (codeOf(error, found) === undefined || inner.failure.code !== 'rejected') return inner;
  }
  return new ConnectorError(ownFailure(error, found, host), true);
}
