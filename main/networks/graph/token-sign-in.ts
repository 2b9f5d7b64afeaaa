import type { z } from 'zod';
import type { AccountCapabilities } from '#domain/capabilities.ts';
import {
  ConnectorError,
  type NetworkConnector,
  type SignInPorts,
  type SignInRequest,
} from '#main/networks/connector.ts';
import { createGraphCaller, lasting, type CallerSettings } from './calls.ts';
import { firstToken, writeLongToken, type Renewal } from './long-token.ts';
import { webUrl } from './web-url.ts';

/** Whom a token speaks for. */
export type Owner = {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly pictureUrl?: string | undefined;
};

export type TokenNetwork = Pick<CallerSettings, 'tokenIn'> & {
  readonly rootOf: (serverUrl: string) => string;
  readonly renewalAt: (serverUrl: string) => Renewal;
  /** What to ask of `me`, and how to read it. */
  readonly owner: { readonly fields: string; readonly schema: z.ZodType<Owner> };
  readonly capabilities: AccountCapabilities;
};

/** Signing in with a token that the person made on the network's own page. */
export function signInWithToken(network: TokenNetwork): NetworkConnector['signIn'] {
  return async (request, lent) => {
    const typed = (request.fields['token'] ?? '').trim();
    if (typed === '') throw new ConnectorError({ code: 'wrong-credentials' }, true);
    const owner = await readOwner({ request, lent, typed }, network);
    const { token, expiresAt } = await firstToken(
      typed,
      network.renewalAt(request.serverUrl),
      lent,
    );
    const avatarUrl = webUrl(owner.pictureUrl);
    return {
      serverUrl: request.serverUrl,
      remoteUserId: owner.id,
      handle: `@${owner.username}`,
      displayName: owner.name === '' ? owner.username : owner.name,
      ...(avatarUrl === undefined ? {} : { avatarUrl }),
      capabilities: network.capabilities,
      secret: writeLongToken({ token, expiresAt, name: owner.username }),
      endsAt: expiresAt,
    };
  };
}

type Asking = {
  readonly request: SignInRequest;
  readonly lent: SignInPorts;
  readonly typed: string;
};

async function readOwner(asking: Asking, { rootOf, tokenIn, owner }: TokenNetwork): Promise<Owner> {
  const { http, clock, signal } = asking.lent;
  const root = rootOf(asking.request.serverUrl);
  const place = tokenIn === undefined ? {} : { tokenIn };
  const withToken = lasting(asking.typed);
  const caller = createGraphCaller({ http, clock, root, withToken, who: 'sign-in', ...place });
  try {
    const query = { fields: owner.fields };
    return await caller.call('GET', 'me', {
      query,
      lane: 'interactive',
      signal,
      schema: owner.schema,
    });
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.failure.code !== 'login-needed') throw error;
    throw new ConnectorError({ ...error.failure, code: 'wrong-credentials' }, true);
  }
}
