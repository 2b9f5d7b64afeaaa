import type { NetworkConnector } from '#main/networks/connector.ts';
import { openClient } from './client.ts';
import { info } from './info.ts';
import { probe } from './probe.ts';
import { signIn } from './sign-in.ts';

/** Notes on relays of one's own choice: https://github.com/nostr-protocol/nips */
export const nostr: NetworkConnector = { info, probe, signIn, open: openClient };
