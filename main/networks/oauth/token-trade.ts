import {
  askFor,
  readTokens,
  refusalIn,
  refused,
  type OauthClient,
  type OauthPorts,
  type OauthTokens,
} from './authorization-server.ts';

/** A token given for another one that lives longer: not in any RFC, every network has its own names. */
export type TokenTrade = {
  /** `GET`: the token and the secret stand in the address, as the network wants it. */
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly grantType: string;
  /** The field that carries the token. */
  readonly tokenField: string;
  /** What it wants of the app. */
  readonly app: 'id-and-secret' | 'secret' | 'nothing';
};

function appFields(wanted: TokenTrade['app'], client: OauthClient): Record<string, string> {
  const secret = client.secret === undefined ? {} : { client_secret: client.secret };
  switch (wanted) {
    case 'id-and-secret':
      return { client_id: client.id, ...secret };
    case 'secret':
      return secret;
    case 'nothing':
      return {};
  }
}

/** What the answer does not tell of the new token, a refresh token for example, stays as it was. */
export async function tradeToken(
  tokens: OauthTokens,
  { trade, client }: { readonly trade: TokenTrade; readonly client: OauthClient },
  ports: OauthPorts,
): Promise<OauthTokens> {
  const fields = {
    grant_type: trade.grantType,
    ...appFields(trade.app, client),
    [trade.tokenField]: tokens.accessToken,
  };
  const answer = await askFor(trade.url, { method: trade.method, fields }, ports);
  const refusal = refusalIn(answer);
  if (refusal !== null) throw refused(answer, refusal);
  const { expiresAt: _over, ...kept } = tokens;
  return { ...kept, ...readTokens(answer, ports.clock.now()) };
}
