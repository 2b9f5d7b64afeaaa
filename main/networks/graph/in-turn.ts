import { z } from 'zod';
import type { FailureCode } from '#domain/failure.ts';
import { ConnectorError, type PullPage, type PullRequest } from '#main/networks/connector.ts';

/** One of several lists that make up a feed. */
export type Part = {
  readonly name: string;
  readonly pull: (request: PullRequest) => Promise<PullPage>;
  /** The account may lack the permission for it; then the others are the feed. */
  readonly isOptional?: true;
};

const cursorSchema = z.object({ at: z.string(), parts: z.record(z.string(), z.unknown()) });
const HELD_BACK: ReadonlySet<FailureCode> = new Set([
  'scope-missing',
  'server-unsupported',
  'forbidden',
  'gone',
  'rejected',
]);

async function pullPart(part: Part, request: PullRequest): Promise<PullPage> {
  try {
    return await part.pull(request);
  } catch (error) {
    const isHeldBack =
      part.isOptional === true &&
      error instanceof ConnectorError &&
      HELD_BACK.has(error.failure.code);
    if (!isHeldBack) throw error;
    return { changes: [], cursor: request.cursor, more: false };
  }
}

/** One request of the list whose turn it is; the last one's end is the end of the page's walk. */
export async function pullInTurn(parts: readonly Part[], request: PullRequest): Promise<PullPage> {
  const from = cursorSchema.safeParse(request.cursor).data;
  const index = Math.max(
    0,
    parts.findIndex(({ name }) => name === from?.at),
  );
  const part = parts[index];
  if (part === undefined) throw new ConnectorError({ code: 'server-unsupported' }, true);
  const own = from?.parts[part.name] ?? null;
  const page = await pullPart(part, { ...request, cursor: own });
  const next = page.more ? part : parts[index + 1];
  return {
    ...page,
    cursor: {
      at: next?.name ?? parts[0]?.name ?? '',
      parts: { ...from?.parts, [part.name]: page.cursor },
    },
    more: next !== undefined,
  };
}
