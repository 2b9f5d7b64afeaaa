import type { NetworkConnector } from '#main/networks/connector.ts';
import { openClient } from './client.ts';
import { info } from './info.ts';
import { probe } from './probe.ts';
import { signIn } from './sign-in.ts';

/** Forums that run Discourse. */
export const discourse: NetworkConnector = { info, probe, signIn, open: openClient };
