import type { LoopbackAnswer, SeenRequest } from '#main/networks/conformance/loopback-server.ts';

/** A request as a route gets it. */
export type Asked = SeenRequest & {
  /** What stood in the place of `:name` in the path of the route, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** The token of `Authorization: Bearer …`; empty without one. */
  readonly token: string;
  /** The body as a form; empty when it is none. */
  readonly form: URLSearchParams;
  /** The body as JSON; null when it is none. */
  json(): unknown;
};
export type Route = {
  readonly method: string;
  /** `/posts/:id.json`; a parameter never holds a slash. */
  readonly path: string;
  /** Answered to everybody: pages of the sign-in, what a server tells about itself. */
  readonly isOpen?: true;
  answer(asked: Asked): LoopbackAnswer | Promise<LoopbackAnswer>;
};

export function json(value: unknown, status = 200): LoopbackAnswer {
  return { kind: 'json', value, status };
}

export function redirect(to: string): LoopbackAnswer {
  return { status: 302, headers: { location: to } };
}

function patternOf(path: string): RegExp {
  const literal = path.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
  return new RegExp(`^${literal.replaceAll(/:(\w+)/gu, '(?<$1>[^/]+?)')}$`, 'u');
}

export type Found = { readonly route: Route | null; readonly asked: Asked };
export type Router = (request: SeenRequest) => Found;

/** The first route that fits, and the request with what the path said. */
export function createRouter(routes: readonly Route[]): Router {
  const table = routes.map((route) => ({ route, pattern: patternOf(route.path) }));
  return (request) => {
    for (const { route, pattern } of table) {
      const match = route.method === request.method ? pattern.exec(request.path) : null;
      if (match !== null) return { route, asked: askedOf(request, match.groups ?? {}) };
    }
    return { route: null, asked: askedOf(request, {}) };
  };
}

function askedOf(request: SeenRequest, groups: Readonly<Record<string, string>>): Asked {
  const isForm = (request.headers['content-type'] ?? '').startsWith(
    'application/x-www-form-urlencoded',
  );
  return {
    ...request,
    params: Object.fromEntries(
      Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]),
    ),
    token: /^bearer (.+)$/iu.exec(request.headers.authorization ?? '')?.[1] ?? '',
    form: new URLSearchParams(isForm ? request.body : ''),
    json() {
      try {
        return JSON.parse(request.body);
      } catch {
        return null;
      }
    },
  };
}
