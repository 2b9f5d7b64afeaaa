import { z } from 'zod';
import { FAILURE_CODES } from '#domain/failure.ts';

export const failure = z.object({
  code: z.enum(FAILURE_CODES),
  host: z.string().optional(),
  status: z.number().optional(),
  detail: z.string().optional(),
  retryAt: z.number().optional(),
});

/** What a command answers: its value, or what went wrong. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: z.input<typeof failure> };
