import { isTrouble, parseAnswer } from '#main/networks/answers.ts';
import { ConnectorError, type ProbePorts } from '#main/networks/connector.ts';
import { cleanName } from '#main/networks/plain-text.ts';
import { typedAddress } from '#main/networks/typed-address.ts';
import { createCaller } from './calls.ts';
import { basicInfo } from './schemas.ts';

export type Forum = {
  /** Without a slash at the end; may have a path. */
  readonly url: string;
  readonly title: string;
  /** A key can be allowed by typing a code; otherwise the page shows it encrypted, to be pasted. */
  readonly hasDeviceCode: boolean;
};

const DEADLINE_MS = 15_000;
const OTHERS = ['not-an-api', 'bad-answer', 'gone', 'forbidden', 'rejected', 'server-unsupported'];

async function readForumAt(url: string, { http, signal }: ProbePorts): Promise<Forum | null> {
  const caller = createCaller({ http, serverUrl: url, who: 'open' });
  const asking = { lane: 'interactive', signal, deadlineMs: DEADLINE_MS } as const;
  try {
    const info = await caller.call('GET', '/site/basic-info.json', asking);
    const { title } = parseAnswer(info, basicInfo);
    // Other software answers with a title too; only Discourse has this header.
    const key = await caller.call('HEAD', '/user-api-key/new', { ...asking, accept: [403, 404] });
    if (key.headers.get('auth-api-version') === null) return null;
    return {
      url,
      title: cleanName(title) || new URL(url).host,
      hasDeviceCode: key.headers.get('auth-api-device-code')?.toLowerCase() === 'true',
    };
  } catch (error) {
    if (isTrouble(error, ...OTHERS)) return null;
    throw error;
  }
}

/** The forum behind an address of any of its pages; null when there is none. */
export async function findForum(input: string, lent: ProbePorts): Promise<Forum | null> {
  const address = typedAddress(input);
  if (address === null) return null;
  const { origin, pathname } = address;
  const folder = /^\/([\w-]+)/u.exec(pathname)?.[1];
  const atRoot = await readForumAt(origin, lent);
  if (atRoot !== null || folder === undefined) return atRoot;
  return await readForumAt(`${origin}/${folder}`, lent);
}

/** As `findForum`, for an address that was a forum a moment ago. */
export async function readForum(url: string, lent: ProbePorts): Promise<Forum> {
  const forum = await findForum(url, lent);
  if (forum !== null) return forum;
  throw new ConnectorError({ code: 'not-an-api', host: new URL(url).host }, true);
}
