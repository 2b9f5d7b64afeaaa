import type { NetworkConnector } from '#main/networks/connector.ts';
import { openClient } from './client.ts';
import { info } from './info.ts';
import { probe } from './probe.ts';
import { signIn } from './sign-in.ts';

/** Notification mails of services that can not be asked otherwise, read over IMAP. */
export const mail: NetworkConnector = { info, probe, signIn, open: openClient };
