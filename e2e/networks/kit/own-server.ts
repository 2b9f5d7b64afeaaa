import {
  startLoopback,
  type LoopbackAnswer,
  type LoopbackServer,
} from '#main/networks/conformance/loopback-server.ts';
import { createFaultScript, type ScriptedFault } from './faults.ts';
import type { RateLimit } from './rate-limit.ts';
import { createRouter, json, type Asked, type Route } from './routes.ts';

export type OwnServerSettings = {
  readonly routes: readonly Route[];
  /** The refusal of a request to a route that is not open, or null to let it in. */
  readonly admit?: (asked: Asked) => LoopbackAnswer | null;
  readonly limit?: RateLimit;
  /** Said where no route is; default 404. */
  readonly missing?: LoopbackAnswer;
};
export type OwnServer = LoopbackServer & {
  /** The next requests that fit meet this fault. */
  script(scripted: ScriptedFault): void;
};

/**
 * A server of our own on 127.0.0.1 that speaks a network's public interface. `seen` is the log of all
 * requests. In this order: the limit counts, the fault strikes, the token is looked at, the route answers.
 */
export async function startOwnServer(settings: OwnServerSettings): Promise<OwnServer> {
  const {
    routes,
    admit = () => null,
    limit,
    missing = json({ error: 'not_found' }, 404),
  } = settings;
  const find = createRouter(routes);
  const faults = createFaultScript();
  const server = await startLoopback(async (request) => {
    const { route, asked } = find(request);
    const answer = async (): Promise<LoopbackAnswer> => {
      const refusal = route?.isOpen === true ? null : admit(asked);
      return refusal ?? (await route?.answer(asked)) ?? missing;
    };
    const meet = async (): Promise<LoopbackAnswer> => await faults.meet(asked, answer);
    return limit === undefined || route?.isOpen === true
      ? await meet()
      : await limit.spend(asked, meet);
  });
  return { ...server, script: faults.add };
}
