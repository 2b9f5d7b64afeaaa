import { ConnectorError, type WayBack } from '#main/networks/connector.ts';
import type { Links } from '#main/ports.ts';

const SCHEME = 'parley:';
/** Longer than any answer of a sign-in. */
const MAX_LENGTH = 8000;

type Waiting = {
  readonly name: string;
  readonly isMine: (query: URLSearchParams) => boolean;
  readonly arrive: (query: URLSearchParams) => void;
};
/** Sign-ins that wait for the browser to come back through our own scheme. */
export type WaysBack = {
  wait(wanted: Pick<Waiting, 'name' | 'isMine'>, signal: AbortSignal): WayBack;
  close(): void;
};

/**
 * Any page and any program can open an address of ours. It can do one thing: end a sign-in that waits for
 * this very name and knows the query as its own. Path, user, port and fragment are not read.
 */
export function createWaysBack(links: Links): WaysBack {
  const waiting = new Set<Waiting>();
  const stop = links.onLink((address) => {
    const url = address.length > MAX_LENGTH ? null : URL.parse(address);
    if (url?.protocol !== SCHEME) return;
    for (const one of waiting)
      if (one.name === url.host && one.isMine(url.searchParams)) one.arrive(url.searchParams);
  });
  return {
    wait({ name, isMine }, signal) {
      links.claim();
      const { promise: answer, resolve, reject } = Promise.withResolvers<URLSearchParams>();
      // The connector may never come to wait for it.
      answer.catch(() => undefined);
      const end = (): void => {
        waiting.delete(one);
        signal.removeEventListener('abort', cancel);
      };
      const cancel = (): void => {
        end();
        reject(new ConnectorError({ code: 'canceled' }, true));
      };
      const one: Waiting = {
        name,
        isMine,
        arrive(query) {
          end();
          resolve(query);
        },
      };
      waiting.add(one);
      signal.addEventListener('abort', cancel, { once: true });
      if (signal.aborted) cancel();
      return { redirectUri: `${SCHEME}//${name}`, answer };
    },
    close: stop,
  };
}
