import type { NetworkConnector } from '#main/networks/connector.ts';
import { openClient } from './client.ts';
import { info } from './info.ts';
import { probe } from './probe.ts';
import { signIn } from './sign-in.ts';

/** Comments on the posts of a LinkedIn company page. */
export const linkedin: NetworkConnector = { info, probe, signIn, open: openClient };
