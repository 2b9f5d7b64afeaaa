import { z } from 'zod';

/** A text that a network brings along, in every language of the interface. */
export const localText = z.object({ en: z.string(), de: z.string() });

export const signInField = z.object({
  name: z.string(),
  label: localText,
  kind: z.enum(['text', 'password', 'url']),
  placeholder: z.string().optional(),
  hint: localText.optional(),
  helpUrl: z.string().optional(),
  isOptional: z.literal(true).optional(),
  isKept: z.literal(true).optional(),
  isShared: z.literal(true).optional(),
});

const guide = z.object({
  steps: z
    .array(
      z.object({
        text: localText,
        link: z.object({ label: localText, url: z.string() }).optional(),
        copy: z.string().optional(),
      }),
    )
    .readonly(),
  cost: localText,
  heldBack: localText.optional(),
  tokenLife: localText.optional(),
});
export type GuideRow = z.infer<typeof guide>;

export const signInMethod = z.object({
  id: z.string(),
  kind: z.enum(['browser', 'form', 'code']),
  label: localText,
  fields: z.array(signInField).readonly(),
  guide: guide.optional(),
});

/** What a sign-in under way asks: see domain/sign-in.ts. */
export const signInPrompt = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('code'),
    code: z.string(),
    url: z.string(),
    expiresAt: z.number().optional(),
  }),
  z.object({
    kind: z.literal('fields'),
    text: localText,
    url: z.string().optional(),
    fields: z.array(signInField).readonly(),
  }),
]);
export type SignInPromptRow = z.infer<typeof signInPrompt>;
