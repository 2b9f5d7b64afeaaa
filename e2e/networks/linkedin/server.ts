import { createOauth, type Oauth } from '#e2e/networks/kit/oauth.ts';
import { startOwnServer, type OwnServer } from '#e2e/networks/kit/own-server.ts';
import {
  createPosts,
  type Posts,
  type TestPerson,
  type TestPost,
} from '#e2e/networks/kit/posts.ts';
import { ACTIVITY, PAGE, reading, refusal, urnOf, versioned, writing } from './routes.ts';

/** The app that the person made. */
export const APP = { clientId: '77rabe', clientSecret: 'WPL_AP1.secret' };
const HOSTS = ['https://api.linkedin.com', 'https://www.linkedin.com'];
const MIA: TestPerson = { id: 'urn:li:person:mia', name: 'mia', displayName: 'Mia Meissner' };

export type LinkedinServer = OwnServer & {
  readonly oauth: Oauth;
  readonly hosts: Readonly<Record<string, string>>;
  readonly comments: Posts;
  /** Reactions of the page, by urn of the comment. */
  readonly reactions: Set<string>;
  urnOf(comment: TestPost): string;
  write(text: string, more?: { readonly parent?: string; readonly author?: TestPerson }): TestPost;
};

/** A member who administers pages; Mia comments on the first post of the first one. */
export async function startLinkedinServer({
  pages = [PAGE.displayName],
}: { readonly pages?: readonly string[] } = {}): Promise<LinkedinServer> {
  const comments = createPosts(5000);
  const reactions = new Set<string>();
  const show = (comment: TestPost): Record<string, unknown> => {
    const answers = comments.all.filter(({ parent }) => parent === comment.id).length;
    const urn = urnOf(comment);
    return {
      id: comment.id,
      commentUrn: urn,
      object: ACTIVITY,
      actor: comment.author.id,
      message: { text: comment.text, attributes: [] },
      created: { actor: comment.author.id, time: comment.createdAt },
      lastModified: { actor: comment.author.id, time: comment.editedAt ?? comment.createdAt },
      ...(comment.parent === null
        ? { commentsSummary: { aggregatedTotalComments: answers } }
        : { parentComment: `urn:li:comment:(${ACTIVITY},${comment.parent})` }),
      likesSummary: {
        totalLikes: reactions.has(urn) ? 1 : 0,
        likedByCurrentUser: reactions.has(urn),
      },
    };
  };
  const oauth = createOauth({
    clients: { [APP.clientId]: APP.clientSecret },
    paths: {
      authorize: '/oauth/v2/authorization',
      token: '/oauth/v2/accessToken',
      revoke: '/oauth/v2/revoke',
    },
    pkce: 'none',
    tokenLifeS: 5_184_000,
  });
  const routes = [...reading(comments, show, pages), ...writing(comments, show, reactions)];
  const server = await startOwnServer({
    routes: [...oauth.routes, ...routes.map(versioned)],
    admit: oauth.admit,
    missing: refusal(404, 'RESOURCE_NOT_FOUND'),
  });
  return {
    ...server,
    oauth,
    hosts: Object.fromEntries(HOSTS.map((host) => [host, server.origin])),
    comments,
    reactions,
    urnOf,
    write: (text, { parent, author = MIA } = {}) =>
      comments.write({ author, text, ...(parent === undefined ? {} : { parent }) }),
  };
}
