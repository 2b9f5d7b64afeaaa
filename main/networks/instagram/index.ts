import type { NetworkConnector } from '#main/networks/connector.ts';
import { openClient } from './client.ts';
import { info } from './info.ts';
import { probe } from './probe.ts';
import { signIn } from './sign-in.ts';

/** Professional accounts on Instagram, with a token of the user's own app. */
export const instagram: NetworkConnector = { info, probe, signIn, open: openClient };
