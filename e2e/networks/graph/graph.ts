import type { LoopbackAnswer } from '#main/networks/conformance/loopback-server.ts';
import { cursorOf, pageAfter, sizeIn } from '#e2e/networks/kit/paging.ts';
import { createRateLimit, type RateLimit } from '#e2e/networks/kit/rate-limit.ts';
import { json, type Asked } from '#e2e/networks/kit/routes.ts';

/** What all interfaces of Meta have in common: edges, errors, shares of a limit, times. */

/** https://developers.facebook.com/docs/graph-api/guides/error-handling */
export function graphError(
  code: number,
  message: string,
  more: { readonly subcode?: number; readonly status?: number } = {},
): LoopbackAnswer {
  const { subcode, status = 400 } = more;
  return json(
    {
      error: {
        message,
        type: 'OAuthException',
        code,
        ...(subcode === undefined ? {} : { error_subcode: subcode }),
        fbtrace_id: 'AbCdEf',
      },
    },
    status,
  );
}

export const notThere = (id: string): LoopbackAnswer =>
  graphError(100, `Unsupported get request. Object with ID '${id}' does not exist`, {
    subcode: 33,
  });

/** https://developers.facebook.com/docs/graph-api/results: newest first, `next` only where more is. */
export function edgeOf<Entry extends { readonly id: string }>(
  all: readonly Entry[],
  { after, limit }: { readonly after: string | null; readonly limit: number },
  show: (entry: Entry) => unknown,
) {
  const { entries, hasMore, next } = pageAfter(all, { after, size: limit });
  const [first] = entries;
  return {
    data: entries.map(show),
    ...(first === undefined || next === null
      ? {}
      : {
          paging: {
            cursors: { before: cursorOf(first.id), after: next },
            ...(hasMore ? { next: `https://graph.invalid/next?after=${next}` } : {}),
          },
        }),
  };
}

export function askedEdge({ query }: Pick<Asked, 'query'>, most = 100) {
  return { after: query.get('after'), limit: sizeIn(query, 'limit', most) };
}

/** `comments.filter(stream).limit(25){…}` among the fields: how many of them are wanted. */
export function innerLimit({ query }: Pick<Asked, 'query'>, name: string, usual: number): number {
  const written = new RegExp(`${name}[^{]*limit\\((\\d+)\\)`, 'u').exec(query.get('fields') ?? '');
  return Number(written?.[1] ?? usual);
}

/** `2025-01-31T18:04:05+0000` */
export function graphTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}+0000`;
}

/** Tells the used share in per cent: https://developers.facebook.com/docs/graph-api/overview/rate-limiting */
export function usageLimit(limit = 100_000): RateLimit {
  return createRateLimit({
    limit,
    windowMs: 3_600_000,
    headers: ({ limit: most, remaining }) => ({
      'x-app-usage': JSON.stringify({
        call_count: Math.round(((most - remaining) / most) * 100),
        total_time: 1,
        total_cputime: 1,
      }),
    }),
    refusal: graphError(4, 'Application request limit reached', { status: 403 }),
  });
}

export const GRAPH_LIMIT_OVER = {
  ...graphError(32, 'Page request limit reached'),
  headers: {
    'x-business-use-case-usage': JSON.stringify({
      '4711': [
        {
          type: 'pages',
          call_count: 100,
          total_time: 20,
          total_cputime: 20,
          estimated_time_to_regain_access: 19,
        },
      ],
    }),
  },
};
