import type { NetworkConnector } from '#main/networks/connector.ts';
import { openClient } from './client.ts';
import { info } from './info.ts';
import { probe } from './probe.ts';
import { signIn } from './sign-in.ts';

/** Chats of a Telegram bot. */
export const telegram: NetworkConnector = { info, probe, signIn, open: openClient };
