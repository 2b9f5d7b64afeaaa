import { createHash } from 'node:crypto';
import { deviceRoutes } from './oauth-device.ts';
import { json, redirect, type Asked, type Route } from './routes.ts';
import { secretText, type Granted, type OauthSettings } from './oauth-settings.ts';
import type { LoopbackAnswer } from '#main/networks/conformance/loopback-server.ts';

export type Oauth = {
  readonly routes: readonly Route[];
  /** The refusal of a request without a token that lives. */
  readonly admit: (asked: Asked) => LoopbackAnswer | null;
  grantOf(token: string): Granted | null;
  /** A token without any sign-in, for what is no test of it. */
  issue(scope?: string): string;
  /** All access tokens end now; refresh tokens stay. */
  expire(): void;
  /** The person takes the grant back on the network's own page: nothing of it works any more. */
  takeBack(): void;
  /** The person says no on the page, once. */
  deny(): void;
  /** The person types a code of the device flow. */
  approve(userCode: string): void;
};

type Code = Granted & { readonly challenge: string; readonly redirectUri: string };
const refuse = (error: string, status = 400): LoopbackAnswer => json({ error }, status);

function open(method: string, path: string | undefined, answer: Route['answer']): readonly Route[] {
  return path === undefined ? [] : [{ method, path, isOpen: true, answer }];
}

/** OAuth as RFC 6749, 7636, 7009 and 8628 say it; the person always agrees unless `deny` was called. */
export function createOauth(settings: OauthSettings): Oauth {
  const codes = new Map<string, Code>();
  const access = new Map<string, Granted>();
  const refresh = new Map<string, Granted>();
  let isDenied = false;
  const give = (granted: Granted): LoopbackAnswer => {
    const token = secretText();
    const renewing = secretText();
    access.set(token, granted);
    if (settings.refresh !== undefined) refresh.set(renewing, granted);
    return json({
      access_token: token,
      token_type: 'Bearer',
      scope: granted.scope,
      ...(settings.tokenLifeS === undefined ? {} : { expires_in: settings.tokenLifeS }),
      ...(settings.refresh === undefined ? {} : { refresh_token: renewing }),
      ...(settings.refreshLifeS === undefined
        ? {}
        : { refresh_token_expires_in: settings.refreshLifeS }),
    });
  };
  const device = deviceRoutes({ settings, give });

  const page = ({ query }: Asked): LoopbackAnswer => {
    const back = URL.parse(query.get('redirect_uri') ?? '');
    const clientId = query.get('client_id') ?? '';
    if (back === null || !Object.hasOwn(settings.clients, clientId)) return { status: 400 };
    const { redirectUris: known } = settings;
    const isKnown = known === undefined ? back.hostname === '127.0.0.1' : known.includes(back.href);
    if (!isKnown) return { status: 400, body: 'redirect_uri_mismatch' };
    back.searchParams.set('state', query.get('state') ?? '');
    const isNo = isDenied;
    isDenied = false;
    if (isNo) back.searchParams.set('error', 'access_denied');
    else {
      const code = secretText();
      codes.set(code, {
        clientId,
        scope: query.get('scope') ?? '',
        challenge: query.get('code_challenge') ?? '',
        redirectUri: query.get('redirect_uri') ?? '',
      });
      back.searchParams.set('code', code);
    }
    return redirect(back.href);
  };
  const fromCode = (form: URLSearchParams): LoopbackAnswer => {
    const given = form.get('code') ?? '';
    const code = codes.get(given);
    codes.delete(given);
    if (code === undefined || code.redirectUri !== form.get('redirect_uri'))
      return refuse('invalid_grant');
    const verifier = form.get('code_verifier') ?? '';
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    if (settings.pkce === 'S256' && challenge !== code.challenge) return refuse('invalid_grant');
    return give(code);
  };
  const fromRefresh = (form: URLSearchParams): LoopbackAnswer => {
    const given = form.get('refresh_token') ?? '';
    const granted = refresh.get(given);
    if (granted === undefined) return refuse('invalid_grant');
    if (settings.refresh === 'rotating') refresh.delete(given);
    return give(granted);
  };
  const token = (asked: Asked): LoopbackAnswer => {
    const { form } = asked;
    if (!isClient(asked, settings)) return refuse('invalid_client', 401);
    if (form.get('grant_type') === 'authorization_code') return fromCode(form);
    if (form.get('grant_type') === 'refresh_token') return fromRefresh(form);
    return device.token(form) ?? refuse('unsupported_grant_type');
  };
  const revoke = ({ form }: Asked): LoopbackAnswer => {
    access.delete(form.get('token') ?? '');
    refresh.delete(form.get('token') ?? '');
    return json({});
  };
  const { paths } = settings;
  return {
    routes: [
      ...open('GET', paths.authorize, page),
      ...open('POST', paths.token, token),
      ...open('POST', paths.revoke, revoke),
      ...device.routes,
    ],
    admit: (asked) => (access.has(asked.token) ? null : refuse('invalid_token', 401)),
    grantOf: (given) => access.get(given) ?? null,
    issue(scope = '') {
      const made = secretText();
      access.set(made, { scope, clientId: Object.keys(settings.clients)[0] ?? '' });
      return made;
    },
    expire: () => access.clear(),
    takeBack() {
      access.clear();
      refresh.clear();
    },
    deny: () => void (isDenied = true),
    approve: device.approve,
  };
}

/** Names itself in the body or by Basic; a public client by its id alone. */
function isClient({ form, headers }: Asked, { clients }: OauthSettings): boolean {
  const basic = /^basic (.+)$/iu.exec(headers.authorization ?? '')?.[1];
  const [basicId = '', basicSecret = ''] =
    basic === undefined
      ? []
      : Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent);
  const id = basic === undefined ? (form.get('client_id') ?? '') : basicId;
  const secret = basic === undefined ? (form.get('client_secret') ?? '') : basicSecret;
  return Object.hasOwn(clients, id) && (clients[id] ?? '') === secret;
}
