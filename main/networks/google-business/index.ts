import type { NetworkConnector } from '#main/networks/connector.ts';
import { openClient } from './client.ts';
import { info } from './info.ts';
import { probe } from './probe.ts';
import { signIn } from './sign-in.ts';

/** Reviews of the locations of a Google Business Profile. */
export const googleBusiness: NetworkConnector = { info, probe, signIn, open: openClient };
