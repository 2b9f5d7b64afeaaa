import { z } from 'zod';

/** What a site answers, read tolerantly: plugins leave fields out and add their own. */
const text = z.string().catch('');
const id = z.union([z.number().int(), z.string().regex(/^\d+$/u).transform(Number)]);

const rendered = z
  .object({ rendered: text, raw: z.string().optional().catch(undefined) })
  .catch({ rendered: '' });

export const root = z.object({
  name: text,
  home: text,
  url: text,
  namespaces: z.array(z.string()).catch([]),
  authentication: z
    .object({
      'application-passwords': z
        .object({ endpoints: z.object({ authorization: z.string() }) })
        .optional()
        .catch(undefined),
    })
    // A site without any way to sign in answers with an empty list.
    .catch({}),
});

export const me = z.object({
  id,
  name: text,
  username: text,
  slug: text,
  capabilities: z.record(z.string(), z.unknown()).catch({}),
});

export const embeddedPost = z.object({
  id,
  date: text,
  link: text,
  title: rendered,
  excerpt: rendered,
});
export type ApiEmbeddedPost = z.infer<typeof embeddedPost>;

const plainComment = z.object({
  id,
  post: id,
  parent: id.catch(0),
  author: id.catch(0),
  author_name: text,
  author_email: z.string().optional().catch(undefined),
  author_url: text,
  date: text,
  date_gmt: z.string(),
  content: rendered,
  link: text,
  status: text,
  type: text,
  _embedded: z
    .object({ up: z.array(z.unknown()).catch([]) })
    .optional()
    .catch(undefined),
});
export const comment = plainComment.transform(({ _embedded: sent, ...rest }) => ({
  ...rest,
  /** The post that it hangs on, when it came along; still to be read. */
  embedded: sent?.up ?? [],
}));
export type ApiComment = z.infer<typeof comment>;

export const post = z.object({
  id,
  date_gmt: z.string(),
  modified_gmt: text,
  link: text,
  title: rendered,
  excerpt: rendered,
});
export type ApiPost = z.infer<typeof post>;

export const trouble = z.object({ code: z.string(), message: text });
export const introspection = z.object({ uuid: z.string().regex(/^[\da-f-]{36}$/iu) });
