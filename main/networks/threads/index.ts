import type { NetworkConnector } from '#main/networks/connector.ts';
import { openClient } from './client.ts';
import { info } from './info.ts';
import { probe } from './probe.ts';
import { signIn } from './sign-in.ts';

/** Replies and mentions on Threads, with a token of the user's own app. */
export const threads: NetworkConnector = { info, probe, signIn, open: openClient };
