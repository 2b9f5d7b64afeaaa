import type { SignInPorts } from '#main/networks/connector.ts';
import { startLoopback } from './loopback-server.ts';

/** The redirect of a sign-in, for tests: answers the first request on `path` and closes. */
export const listenOnce: SignInPorts['loopback'] = async (path) => {
  const { promise: answer, resolve } = Promise.withResolvers<URLSearchParams>();
  const server = await startLoopback((request) => {
    if (request.path !== path) return { status: 404 };
    setImmediate(() => {
      resolve(request.query);
      server.close().catch(() => {});
    });
    return { body: 'Signed in', headers: { connection: 'close' } };
  });
  return { redirectUri: server.origin + path, answer };
};
