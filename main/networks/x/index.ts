import type { NetworkConnector } from '#main/networks/connector.ts';
import { openClient } from './client.ts';
import { info } from './info.ts';
import { probe } from './probe.ts';
import { signIn } from './sign-in.ts';

/** Mentions and messages on X, with the user's own app, which X charges for. */
export const x: NetworkConnector = { info, probe, signIn, open: openClient };
