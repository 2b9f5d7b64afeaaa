import { get, request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listenOnce } from './loopback.ts';

type Page = { readonly status: number; readonly body: string; readonly headers: object };

async function open(url: string, headers: Record<string, string> = {}): Promise<Page> {
  return await new Promise((resolve, reject) => {
    const sent = get(url, { headers, agent: false }, (response) => {
      let body = '';
      response.on('data', (part: Buffer) => {
        body += part.toString('utf8');
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body, headers: response.headers }),
      );
    });
    sent.on('error', reject);
  });
}

let abort: AbortController;
beforeEach(() => {
  abort = new AbortController();
});
afterEach(() => abort.abort());

describe('the address that the browser comes back to', () => {
  test('takes the answer once, in the language of the browser, and closes', async () => {
    const { redirectUri, answer } = await listenOnce('/callback', { signal: abort.signal });
    expect(new URL(redirectUri).hostname).toBe('127.0.0.1');
    const page = await open(`${redirectUri}?code=secret&state=xyz`, {
      'accept-language': 'de-AT,de;q=0.9',
    });
    expect(page.status).toBe(200);
    expect(page.body).toContain('Angemeldet');
    expect(page.body).not.toContain('secret');
    expect(page.headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'cache-control': 'no-store',
    });
    expect(Object.fromEntries(await answer)).toEqual({ code: 'secret', state: 'xyz' });
    await expect(open(redirectUri)).rejects.toThrow('ECONNREFUSED');
  });

  test('says so when the person refused', async () => {
    const { redirectUri, answer } = await listenOnce('/callback', { signal: abort.signal });
    const page = await open(`${redirectUri}?error=access_denied`);
    expect(page.body).toContain('Not signed in');
    expect((await answer).get('error')).toBe('access_denied');
  });

  test('ignores other paths, other methods and foreign names', async () => {
    const { redirectUri, answer } = await listenOnce('/callback', { signal: abort.signal });
    const { port, origin } = new URL(redirectUri);
    expect((await open(`${origin}/other?code=wrong`)).status).toBe(404);
    expect((await open(`${redirectUri}?code=wrong`, { host: `evil.example:${port}` })).status).toBe(
      404,
    );
    const posted = await new Promise<number | undefined>((resolve, reject) => {
      request(`${redirectUri}?code=wrong`, { method: 'POST', agent: false }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(posted).toBe(404);
    await open(`${redirectUri}?code=right`);
    expect((await answer).get('code')).toBe('right');
  });

  test('closes when it is canceled', async () => {
    const { redirectUri, answer } = await listenOnce('/callback', { signal: abort.signal });
    abort.abort();
    await expect(answer).rejects.toMatchObject({ failure: { code: 'canceled' } });
    await expect(open(redirectUri)).rejects.toThrow('ECONNREFUSED');
  });
});
