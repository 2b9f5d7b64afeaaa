import {
  ConnectorError,
  type SignedIn,
  type SignInPorts,
  type SignInRequest,
} from '#main/networks/connector.ts';
import { createCaller, isTrouble, parse } from './calls.ts';
import { capabilitiesOf } from './capabilities.ts';
import { me } from './schemas.ts';
import { writeSecret } from './secret.ts';
import { readSite, type Site } from './site.ts';

/** Names Parley in the site's list of application passwords, so that a new one replaces nothing. */
const APP_ID = '5b0f2f5e-3f0c-4c0e-9d53-6c7a8f1e2b94';

type Login = { readonly user: string; readonly password: string };

/**
 * The site's own page asks the person and hands a new application password back through our scheme;
 * http to 127.0.0.1 it refuses.
 * https://make.wordpress.org/core/2020/11/05/application-passwords-integration-guide/
 */
async function askOnSite(site: Site, lent: SignInPorts): Promise<Login> {
  const { host } = new URL(site.url);
  if (site.grantUrl === undefined)
    throw new ConnectorError({ code: 'server-unsupported', host }, true);
  const state = Buffer.from(lent.random.bytes(32)).toString('base64url');
  const wayBack = lent.scheme('wordpress', (query) => query.get('state') === state);
  const back = `${wayBack.redirectUri}?${new URLSearchParams({ state }).toString()}`;
  const page = new URL(site.grantUrl);
  page.searchParams.set('app_name', 'Parley');
  page.searchParams.set('app_id', APP_ID);
  page.searchParams.set('success_url', back);
  page.searchParams.set('reject_url', `${back}&success=false`);
  await lent.openBrowser(page.href);
  const answer = await wayBack.answer;
  if (answer.get('success') === 'false') throw new ConnectorError({ code: 'canceled', host }, true);
  const user = answer.get('user_login') ?? '';
  const password = answer.get('password') ?? '';
  if (user === '' || password === '') throw new ConnectorError({ code: 'bad-answer', host }, true);
  return { user, password };
}

function typedIn({ fields }: SignInRequest, host: string): Login {
  const user = (fields['user'] ?? '').trim();
  const password = (fields['password'] ?? '').replaceAll(/\s/gu, '');
  if (user === '' || password === '')
    throw new ConnectorError({ code: 'wrong-credentials', host }, true);
  return { user, password };
}

async function readUser(site: Site, login: Login, { http, signal }: SignInPorts) {
  const caller = createCaller({ http, apiRoot: site.apiRoot, login, who: 'sign-in' });
  try {
    const lane = 'interactive';
    const query = { context: 'edit', _fields: 'id,name,username,slug,capabilities' };
    return parse(await caller.call('GET', 'wp/v2/users/me', { query, lane, signal }), me);
  } catch (error) {
    if (!isTrouble(error, 'login-needed')) throw error;
    throw new ConnectorError({ ...error.failure, code: 'wrong-credentials' }, true);
  }
}

export async function signIn(request: SignInRequest, lent: SignInPorts): Promise<SignedIn> {
  const site = await readSite(request.serverUrl, lent);
  const { host } = new URL(site.url);
  const login = request.methodId === 'grant' ? await askOnSite(site, lent) : typedIn(request, host);
  const user = await readUser(site, login, lent);
  const name = user.username === '' ? user.slug : user.username;
  return {
    serverUrl: site.url,
    remoteUserId: String(user.id),
    handle: `${name}@${host}`,
    displayName: site.name,
    software: 'WordPress',
    capabilities: capabilitiesOf(user.capabilities['moderate_comments'] === true),
    secret: writeSecret({ ...login, apiRoot: site.apiRoot, siteName: site.name }),
  };
}
