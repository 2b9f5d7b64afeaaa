import { constants, publicEncrypt } from 'node:crypto';
import { z } from 'zod';
import { json, type Route } from '#e2e/networks/kit/routes.ts';
import type { World } from './world.ts';

const asked = z.object({
  application_name: z.string(),
  client_id: z.string(),
  scopes: z.string(),
  public_key: z.string(),
  nonce: z.string(),
  padding: z.string().optional(),
});
type KeyRequest = z.infer<typeof asked>;
const polled = z.object({ device_code: z.string() });

export type KeyRoutes = {
  readonly routes: readonly Route[];
  /** The person types the code and agrees. */
  readonly approve: (userCode: string) => void;
  readonly deny: (userCode: string) => void;
  /** What the page of an older forum shows after the person agreed there. */
  readonly payloadFor: (pageUrl: string) => string;
};

/** Older forums do not know `padding` and use PKCS#1 1.5. */
export type ForumAge = 'newer' | 'older';

/** https://meta.discourse.org/t/user-api-keys-specification/48536 */
export function keyRoutes(world: World, age: ForumAge): KeyRoutes {
  const pending = new Map<string, { request: KeyRequest; userCode: string; state: string }>();
  const encrypted = ({ public_key: key, nonce, padding }: KeyRequest): string => {
    const made = `key-${String(world.keys.size)}`;
    world.keys.add(made);
    const plain = Buffer.from(JSON.stringify({ key: made, nonce, push: false, api: 4 }));
    const isOaep = age === 'newer' && padding === 'oaep';
    const how = isOaep ? constants.RSA_PKCS1_OAEP_PADDING : constants.RSA_PKCS1_PADDING;
    return publicEncrypt({ key, padding: how }, plain)
      .toString('base64')
      .replaceAll(/.{60}/gu, '$&\n');
  };
  const decide = (state: string) => (userCode: string) => {
    for (const one of pending.values()) if (one.userCode === userCode) one.state = state;
  };
  const device: readonly Route[] = [
    {
      method: 'POST',
      path: '/user-api-key/device.json',
      isOpen: true,
      answer(request) {
        const code = `device-${String(pending.size)}`;
        const userCode = `WDJB-MJH${String(pending.size)}`;
        pending.set(code, {
          request: asked.parse(request.json()),
          userCode,
          state: 'authorization_pending',
        });
        return json({
          device_code: code,
          user_code: userCode,
          verification_uri: '/user-api-key/activate',
          expires_in: 600,
          interval: 1,
        });
      },
    },
    {
      method: 'POST',
      path: '/user-api-key/device/poll.json',
      isOpen: true,
      answer(request) {
        const found = pending.get(polled.parse(request.json()).device_code);
        if (found === undefined) return json({ status: 'expired_token' });
        const { state: status } = found;
        return json(
          status === 'authorized' ? { status, payload: encrypted(found.request) } : { status },
        );
      },
    },
  ];
  return {
    routes: [
      {
        method: 'HEAD',
        path: '/user-api-key/new',
        isOpen: true,
        answer: () => ({
          headers: {
            'auth-api-version': '4',
            ...(age === 'newer' ? { 'auth-api-device-code': 'true' } : {}),
          },
        }),
      },
      ...(age === 'newer' ? device : []),
      {
        method: 'POST',
        path: '/user-api-key/revoke.json',
        answer({ headers }) {
          world.keys.delete(String(headers['user-api-key']));
          return json({ success: 'OK' });
        },
      },
    ],
    approve: decide('authorized'),
    deny: decide('access_denied'),
    payloadFor: (page) => encrypted(asked.parse(Object.fromEntries(new URL(page).searchParams))),
  };
}
