import { createContext, use, useCallback, useMemo, useSyncExternalStore } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { CommandArgs, CommandName, CommandValue } from '#contract/commands.ts';
import type { ViewArgs, ViewName } from '#contract/views.ts';
import type { Bridge, Outcome } from './bridge.ts';
import type { Seen } from './view-hub.ts';

const BridgeContext = createContext<Bridge | null>(null);

type ProviderProps = { readonly bridge: Bridge; readonly children: ReactNode };

export function BridgeProvider({ bridge, children }: ProviderProps): ReactElement {
  return <BridgeContext value={bridge}>{children}</BridgeContext>;
}

export function useBridge(): Bridge {
  const bridge = use(BridgeContext);
  if (bridge === null) throw new Error('There is no BridgeProvider above');
  return bridge;
}

/**
 * What a view shows now, and again whenever it changes:
 * `const { value, trouble } = useView('accounts', { workspaceId })`. `value` is null until the
 * first rows are there. Rows that did not change are the same objects.
 */
export function useView<Name extends ViewName>(name: Name, args: ViewArgs<Name>): Seen<Name> {
  const hub = useBridge().hubs[name];
  const key = JSON.stringify(args);
  // oxlint-disable-next-line react/exhaustive-deps -- arguments are equal when their text is
  const stable = useMemo(() => args, [key]);
  const subscribe = useCallback(
    (listener: () => void) => hub.subscribe(stable, listener),
    [hub, stable],
  );
  const seen = useCallback(() => hub.seen(stable), [hub, stable]);
  return useSyncExternalStore(subscribe, seen);
}

/** `const send = useCommand('reply.send'); const outcome = await send({ … })`. Never throws. */
export function useCommand<Name extends CommandName>(
  name: Name,
): (args: CommandArgs<Name>) => Promise<Outcome<CommandValue<Name>>> {
  const bridge = useBridge();
  return useCallback(
    async (args: CommandArgs<Name>) => await bridge.run(name, args),
    [bridge, name],
  );
}
