import type { CustomScheme, Protocol } from 'electron';
import { state } from './state.ts';

type Handler = (request: Request) => Response | Promise<Response>;

const privileged = new Set<string>();
const handlers = new Map<string, Handler>();
const register = { isDone: false };

export const protocol = {
  registerSchemesAsPrivileged(schemes: CustomScheme[]) {
    if (state.isReady)
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    if (register.isDone)
      throw new Error(
        'stand-in: registerSchemesAsPrivileged counts only once; the second call wins',
      );
    register.isDone = true;
    for (const { scheme, privileges } of schemes) {
      if (privileges?.bypassCSP === true)
        throw new Error(`stand-in: ${scheme} must not bypass the content policy`);
      if (privileges?.standard === true && privileges.secure === true) privileged.add(scheme);
    }
  },
  handle(scheme: string, handler: Handler) {
    if (!state.isReady) throw new Error("protocol can't be used before app is ready");
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    if (!privileged.has(scheme))
      throw new Error(`stand-in: ${scheme} is not registered as standard and secure`);
    handlers.set(scheme, handler);
  },
  unhandle(scheme: string) {
    if (!handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
  },
  isProtocolHandled: (scheme: string) => handlers.has(scheme),
} satisfies Partial<Protocol>;

/**
 * Chromium knows no scheme of ours, so `app://parley/x` is `http://app--parley.localhost/x` to it.
 * Such a request never reaches a socket: it is answered here by the scheme's handler.
 */
export function toChromium(address: string): string {
  const parts = /^([a-z][\w+.-]*):\/\/([^/?#]*)(.*)$/s.exec(address);
  const [scheme = '', host = '', rest = ''] = parts?.slice(1) ?? [];
  if (!privileged.has(scheme)) return address;
  return `http://${scheme}--${host}.localhost${rest === '' ? '/' : rest}`;
}

export function fromChromium(address: string): string {
  return address.replace(
    /^http:\/\/([a-z][a-z0-9+.]*)--([^/?#]*)\.localhost(?=[/?#]|$)/,
    (_whole, scheme: string, host: string) => `${scheme}://${host}`,
  );
}

/** The handler of an address in Electron's writing. */
export function handlerFor(address: string): Handler | undefined {
  return handlers.get(/^[a-z][\w+.-]*/.exec(address)?.[0] ?? '');
}
