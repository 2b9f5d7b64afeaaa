import {
  ConnectorError,
  type SignedIn,
  type SignInPorts,
  type SignInRequest,
} from '#main/networks/connector.ts';
import { signInWithOwnApp } from '#main/networks/oauth/own-app.ts';
import { endOf, ownAppSecret } from '#main/networks/oauth/own-app-session.ts';
import { cleanName } from '#main/networks/plain-text.ts';
import { createCaller, parse, type Caller } from './calls.ts';
import { CAPABILITIES } from './info.ts';
import type { Viewer } from './mapper.ts';
import { API, OWN_APP, SERVER_URL } from './own-app.ts';
import { acl, list, organization } from './schemas.ts';

const MOST = 50;

/** The pages that this member administers. */
async function readPages(caller: Caller, signal: AbortSignal): Promise<readonly Viewer[]> {
  const asking = { lane: 'interactive', signal } as const;
  const answer = await caller.call('GET', 'organizationAcls', {
    query: `q=roleAssignee&role=ADMINISTRATOR&state=APPROVED&count=${MOST}`,
    restMethod: 'FINDER',
    ...asking,
  });
  const found = parse(answer, list).elements.flatMap((value) => acl.safeParse(value).data ?? []);
  const urns = [...new Set(found.map((one) => one.organization))].slice(0, MOST);
  const pages: Viewer[] = [];
  for (const urn of urns) {
    const id = urn.slice('urn:li:organization:'.length);
    const told = parse(await caller.call('GET', `organizations/${id}`, asking), organization);
    pages.push({ urn, name: cleanName(told.localizedName) || cleanName(told.vanityName) || id });
  }
  return pages;
}

/** Which of several pages: a client has one. */
async function choosePage(pages: readonly Viewer[], lent: SignInPorts): Promise<Viewer> {
  const [first, ...others] = pages;
  const { host } = new URL(API);
  if (first === undefined)
    throw new ConnectorError({ code: 'not-found', host, detail: 'No page' }, true);
  if (others.length === 0) return first;
  const named = pages.map(({ name }, at) => `${at + 1} ${name}`).join(', ');
  const answer = await lent.ask({
    text: { en: `Which page? ${named}`, de: `Welche Seite? ${named}` },
    fields: [
      {
        name: 'page',
        kind: 'text',
        label: { en: 'Its number', de: 'Ihre Nummer' },
        placeholder: '1',
      },
    ],
  });
  const chosen = pages[Number(answer['page']) - 1];
  if (chosen === undefined) throw new ConnectorError({ code: 'invalid-input', host }, true);
  return chosen;
}

export async function signIn({ fields }: SignInRequest, lent: SignInPorts): Promise<SignedIn> {
  const signedIn = await signInWithOwnApp(OWN_APP, fields, lent);
  const { accessToken } = signedIn.tokens;
  const caller = createCaller({
    http: lent.http,
    clock: lent.clock,
    who: 'sign-in',
    withToken: async (call) => await call(accessToken),
  });
  const page = await choosePage(await readPages(caller, lent.signal), lent);
  return {
    serverUrl: SERVER_URL,
    remoteUserId: page.urn,
    handle: page.name,
    displayName: page.name,
    capabilities: CAPABILITIES,
    secret: ownAppSecret(signedIn, { name: page.name }),
    ...endOf(signedIn.tokens),
  };
}
