import type { NetworkConnector } from '#main/networks/connector.ts';
import { openClient } from './client.ts';
import { info } from './info.ts';
import { probe } from './probe.ts';
import { signIn } from './sign-in.ts';

/** Replies, mentions and messages on Reddit. */
export const reddit: NetworkConnector = { info, probe, signIn, open: openClient };
