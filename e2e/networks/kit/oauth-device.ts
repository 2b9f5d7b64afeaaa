import { randomInt } from 'node:crypto';
import type { LoopbackAnswer } from '#main/networks/conformance/loopback-server.ts';
import { secretText, type TokenBook } from './oauth-settings.ts';
import { json, type Asked, type Route } from './routes.ts';

const GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

type Pending = {
  readonly userCode: string;
  readonly scope: string;
  readonly clientId: string;
  isApproved: boolean;
};

/** The device flow, RFC 8628. */
export function deviceRoutes({ settings, give }: TokenBook): {
  readonly routes: readonly Route[];
  /** The answer to a form of this flow; null when it is of another one. */
  token(form: URLSearchParams): LoopbackAnswer | null;
  readonly approve: (userCode: string) => void;
} {
  const pending = new Map<string, Pending>();
  const start = ({ form }: Asked): LoopbackAnswer => {
    const clientId = form.get('client_id') ?? '';
    if (!Object.hasOwn(settings.clients, clientId)) return json({ error: 'invalid_client' }, 401);
    const deviceCode = secretText();
    const userCode = `WDJB-${randomInt(1000, 9999)}`;
    pending.set(deviceCode, {
      userCode,
      clientId,
      scope: form.get('scope') ?? '',
      isApproved: false,
    });
    return json({
      device_code: deviceCode,
      user_code: userCode,
      verification_uri: settings.devicePage ?? 'https://127.0.0.1/device',
      expires_in: 900,
      interval: 1,
    });
  };
  const { device } = settings.paths;
  return {
    routes:
      device === undefined ? [] : [{ method: 'POST', path: device, isOpen: true, answer: start }],
    token(form) {
      if (form.get('grant_type') !== GRANT) return null;
      const code = form.get('device_code') ?? '';
      const found = pending.get(code);
      if (found === undefined) return json({ error: 'expired_token' }, 400);
      if (!found.isApproved) return json({ error: 'authorization_pending' }, 400);
      pending.delete(code);
      return give(found);
    },
    approve(userCode) {
      for (const one of pending.values()) if (one.userCode === userCode) one.isApproved = true;
    },
  };
}
