import type { NetworkConnector } from '#main/networks/connector.ts';
import { openClient } from './client.ts';
import { info } from './info.ts';
import { probe } from './probe.ts';
import { signIn } from './sign-in.ts';

/** Pages on Facebook, with the user's own app or token. */
export const facebook: NetworkConnector = { info, probe, signIn, open: openClient };
