import { z } from 'zod';
import type { RemoteMessage } from '#main/networks/connector.ts';

/** No line of a text and no name may hold what moves or hides other characters. */
const CLEAN = /^(?:[\t\n]|[^\p{Cc}\u202D\u202E])*$/u;
const clean = z.string().regex(CLEAN);
const name = clean.regex(/^[^\n\t]*$/u);
const id = z.string().min(1).max(2000);
const web = z.url({ protocol: /^https?$/u });
const moment = z.number().int().nonnegative();
const count = z.number().int().nonnegative().optional();

const message = z
  .object({
    remoteId: id,
    rootRemoteId: id,
    parentRemoteId: id.optional(),
    author: z.object({
      remoteId: id,
      name: name.min(1).max(200),
      handle: name.max(300),
      avatarUrl: web.optional(),
      url: web.optional(),
      bio: clean.optional(),
      links: z.array(z.object({ url: web })).optional(),
      reach: count,
    }),
    text: clean.max(70_000),
    spans: z.array(z.object({ start: moment, end: moment, url: z.string().min(1) })),
    contentWarning: clean.optional(),
    media: z.array(z.object({ url: web, previewUrl: web.optional() })),
    counts: z.object({ replies: count, boosts: count, likes: count }),
    url: web.optional(),
    version: moment,
    createdAt: moment,
  })
  .refine(({ text, spans }) => spans.every(({ start, end }) => start < end && end <= text.length), {
    message: 'A span leaves the text',
  });

/** Everything the rest of Parley relies on; the complaints about a message, none when it is whole. */
export function complaintsAbout(given: RemoteMessage): readonly string[] {
  const { error } = message.safeParse(given);
  const isPlain = JSON.stringify(JSON.parse(JSON.stringify(given))) === JSON.stringify(given);
  return [
    ...(error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    // It goes to the disk and over a process boundary.
    ...(isPlain ? [] : ['not plain JSON']),
  ];
}
