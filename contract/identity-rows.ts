import { z } from 'zod';
import { personId } from './ids.ts';

/** Somebody on one network, as part of the person they are. */
export const identityRow = z.object({
  id: personId,
  network: z.string(),
  name: z.string(),
  handle: z.string(),
  picture: z.string().startsWith('/media/').optional(),
  url: z.string().optional(),
  reach: z.number().optional(),
  /** What was typed at this identity. */
  note: z.string().optional(),
});
export type IdentityRow = z.infer<typeof identityRow>;

export const personIdentityRow = identityRow.extend({
  /** `cannot`: no account of the client there can block anybody. `waits`: on its way to the network. */
  block: z.enum(['cannot', 'free', 'waits', 'blocked']),
});
export type PersonIdentityRow = z.infer<typeof personIdentityRow>;
