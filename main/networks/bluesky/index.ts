import type { NetworkConnector } from '#main/networks/connector.ts';
import { openClient } from './client.ts';
import { info } from './info.ts';
import { probe } from './probe.ts';
import { signIn } from './sign-in.ts';

/** Bluesky and every other server of the AT Protocol. */
export const bluesky: NetworkConnector = { info, probe, signIn, open: openClient };
