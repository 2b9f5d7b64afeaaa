import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { ConnectorError, type WayBack } from '#main/networks/connector.ts';

const WORDS = {
  en: {
    done: ['Signed in', 'You can close this page and go back to Parley.'],
    refused: ['Not signed in', 'The sign-in was not completed. Go back to Parley to try again.'],
  },
  de: {
    done: ['Angemeldet', 'Du kannst diese Seite schließen und zu Parley zurückkehren.'],
    refused: [
      'Nicht angemeldet',
      'Die Anmeldung wurde nicht abgeschlossen. Geh zurück zu Parley, um es noch einmal zu versuchen.',
    ],
  },
} as const;

/** The language that the browser asks for first. */
function languageOf(request: IncomingMessage): 'en' | 'de' {
  return /^\s*de\b/iu.test(request.headers['accept-language'] ?? '') ? 'de' : 'en';
}

function page(language: 'en' | 'de', outcome: 'done' | 'refused'): string {
  const [title, text] = WORDS[language][outcome];
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Parley</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:28rem;margin:20vh auto;padding:0 1rem}</style>
<h1>${title}</h1><p>${text}</p></html>`;
}

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  connection: 'close',
};

/**
 * Listens on 127.0.0.1 until the browser comes back once to `path`, or `signal` ends it; then the
 * port is closed. Only requests that name this very address, or it as `localhost`, count: a page elsewhere
 * cannot point a name of its own here. Whether the answer is the right one, the connector checks (`state`).
 * RFC 8252, section 7.3.
 */
export async function listenOnce(
  path: string,
  { signal, port = 0 }: { readonly signal: AbortSignal; readonly port?: number },
): Promise<WayBack> {
  const { promise: answer, resolve, reject } = Promise.withResolvers<URLSearchParams>();
  // The connector may never come to wait for it.
  answer.catch(() => undefined);
  const wanted = path.startsWith('/') ? path : `/${path}`;
  let origin = '';
  let names: readonly string[] = [];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const url = URL.parse(request.url ?? '', origin);
    const isHere = names.includes(`http://${request.headers.host ?? ''}`);
    const isMeant = isHere && request.method === 'GET';
    if (url === null || !isMeant || url.pathname !== wanted) {
      response.writeHead(404, { connection: 'close' }).end();
      return;
    }
    const outcome = url.searchParams.has('error') ? 'refused' : 'done';
    response.writeHead(200, HEADERS).end(page(languageOf(request), outcome), () => {
      server.close();
      resolve(url.searchParams);
    });
  });
  const stop = (): void => {
    server.close();
    server.closeAllConnections();
    reject(new ConnectorError({ code: 'canceled' }, true));
  };
  signal.addEventListener('abort', stop, { once: true });
  server.once('close', () => signal.removeEventListener('abort', stop));

  const listening = Promise.withResolvers<undefined>();
  server.once('error', () => {
    const host = `127.0.0.1:${String(port)}`;
    listening.reject(new ConnectorError({ code: 'unreachable', host }, true));
  });
  server.listen({ host: '127.0.0.1', port }, () => listening.resolve(undefined));
  await listening.promise;
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port to listen on');
  origin = `http://127.0.0.1:${String(address.port)}`;
  names = [origin, `http://localhost:${String(address.port)}`];
  if (signal.aborted) stop();
  return { redirectUri: origin + wanted, answer };
}
