import { z } from 'zod';
import { accountId, conversationId, workspaceId } from './ids.ts';

/** What main asks of the window: menu entries and clicked notifications. */
export const ask = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open-conversation'), workspaceId, conversationId }),
  z.object({ kind: z.literal('open-monitor'), workspaceId, monitorId: z.string() }),
  z.object({ kind: z.literal('renew-account'), workspaceId, accountId }),
  z.object({ kind: z.literal('open-settings') }),
  z.object({ kind: z.literal('add-account') }),
  z.object({ kind: z.literal('show-keys') }),
  z.object({ kind: z.literal('compose') }),
]);
export type Ask = z.infer<typeof ask>;
