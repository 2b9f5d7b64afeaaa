import type { z } from 'zod';
import {
  ConnectorError,
  type SignedIn,
  type SignInPorts,
  type SignInRequest,
} from '#main/networks/connector.ts';
import {
  createGraphCaller,
  edge,
  entriesOf,
  lasting,
  type GraphCaller,
} from '#main/networks/graph/calls.ts';
import { signInWithOwnApp } from '#main/networks/oauth/own-app.ts';
import { capabilitiesOf } from './capabilities.ts';
import { ownApp } from './own-app.ts';
import { rootOf } from './root.ts';
import { me, page as pageSchema } from './schemas.ts';
import { writeSecret } from './secret.ts';
import { readTokenFacts, type TokenFacts } from './token-facts.ts';

type Page = z.infer<typeof pageSchema>;

function callerFor({ serverUrl }: SignInRequest, token: string, lent: SignInPorts): GraphCaller {
  const { http, clock } = lent;
  const root = rootOf(serverUrl);
  return createGraphCaller({ http, clock, root, withToken: lasting(token), who: 'sign-in' });
}

function typed({ fields }: SignInRequest, name: string): string {
  const value = (fields[name] ?? '').trim();
  if (value === '') throw new ConnectorError({ code: 'wrong-credentials' }, true);
  return value;
}

async function pagesOf(caller: GraphCaller, signal: AbortSignal): Promise<readonly Page[]> {
  const query = { fields: 'id,name,access_token,picture{url}', limit: '100' };
  const asking = { query, lane: 'interactive', signal, schema: edge } as const;
  return entriesOf(await caller.call('GET', 'me/accounts', asking), pageSchema);
}

function named(pages: readonly Page[], wanted: string): Page | undefined {
  const words = wanted.trim().toLowerCase();
  return pages.find(({ id, name }) => id === words || name.toLowerCase() === words);
}

/** The one that was meant: the only one, the one that was named, or the one that is named now. */
async function choosePage(
  pages: readonly Page[],
  wanted: string,
  lent: SignInPorts,
): Promise<Page> {
  const [only, ...others] = pages;
  if (only === undefined) throw new ConnectorError({ code: 'forbidden', host: 'Facebook' }, true);
  const first = named(pages, wanted) ?? (others.length === 0 ? only : undefined);
  if (first !== undefined) return first;
  const names = pages.map(({ name }) => name).join(', ');
  const answer = await lent.ask({
    text: {
      en: `You manage several pages: ${names}. Which one is it?`,
      de: `Du verwaltest mehrere Seiten: ${names}. Welche soll es sein?`,
    },
    fields: [{ name: 'page', kind: 'text', label: { en: 'Page', de: 'Seite' } }],
  });
  const chosen = named(pages, answer['page'] ?? '');
  if (chosen === undefined) throw new ConnectorError({ code: 'invalid-input' }, true);
  return chosen;
}

/** A token that was pasted may be the page's own. */
async function pageFor(
  request: SignInRequest,
  token: string,
  lent: SignInPorts,
): Promise<{ readonly page: Page; readonly facts: TokenFacts }> {
  const caller = callerFor(request, token, lent);
  const facts = await readTokenFacts(caller, token, lent.signal);
  if (facts.type !== 'PAGE') {
    const pages = await pagesOf(caller, lent.signal);
    return { page: await choosePage(pages, request.fields['page'] ?? '', lent), facts };
  }
  const query = { fields: 'id,name,picture{url}' };
  const asking = { query, lane: 'interactive', signal: lent.signal, schema: me } as const;
  return { page: { ...(await caller.call('GET', 'me', asking)), access_token: token }, facts };
}

async function tokenFor(request: SignInRequest, lent: SignInPorts): Promise<string> {
  if (request.methodId !== 'app') return typed(request, 'token');
  const { tokens } = await signInWithOwnApp(ownApp(request.serverUrl), request.fields, lent);
  return tokens.accessToken;
}

export async function signIn(request: SignInRequest, lent: SignInPorts): Promise<SignedIn> {
  const token = await tokenFor(request, lent);
  try {
    const { page, facts } = await pageFor(request, token, lent);
    const avatarUrl = URL.parse(page.picture?.data.url ?? '')?.href;
    return {
      serverUrl: request.serverUrl,
      remoteUserId: page.id,
      handle: page.name,
      displayName: page.name,
      ...(avatarUrl === undefined ? {} : { avatarUrl }),
      capabilities: capabilitiesOf(facts.scopes),
      secret: writeSecret({ token: page.access_token, pageName: page.name }),
      ...(facts.endsAt === undefined ? {} : { endsAt: facts.endsAt }),
    };
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.failure.code !== 'login-needed') throw error;
    throw new ConnectorError({ ...error.failure, code: 'wrong-credentials' }, true);
  }
}
