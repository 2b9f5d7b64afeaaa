import { createContext, use, useCallback, useMemo } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { CommandArgs, CommandName, CommandValue } from '#contract/commands.ts';
import type { ViewArgs, ViewName } from '#contract/views.ts';
import type { Bridge, Outcome } from './bridge.ts';
import { useLate } from './use-late.ts';
import { NOTHING, type Seen } from './view-hub.ts';

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
 * first rows are there. Rows that did not change are the same objects. Without arguments nothing is asked.
 */
export function useView<Name extends ViewName>(
  name: Name,
  args: ViewArgs<Name> | null,
): Seen<Name> {
  return useViewPart(name, args, wholeOf);
}

function wholeOf<Whole>(seen: Whole): Whole {
  return seen;
}

/** As `useView`, for one part of what it shows: only when that changes it is drawn again. */
export function useViewPart<Name extends ViewName, Part>(
  name: Name,
  args: ViewArgs<Name> | null,
  /** Must be the same function for the same part. */
  select: (seen: Seen<Name>) => Part,
): Part {
  const hub = useBridge().hubs[name];
  const key = JSON.stringify(args);
  // oxlint-disable-next-line react/exhaustive-deps -- arguments are equal when their text is
  const stable = useMemo(() => args, [key]);
  const subscribe = useCallback(
    (listener: () => void) => (stable === null ? () => undefined : hub.subscribe(stable, listener)),
    [hub, stable],
  );
  const part = useCallback(
    () => select(stable === null ? NOTHING : hub.seen(stable)),
    [hub, stable, select],
  );
  return useLate(subscribe, part);
}

/**
 * Opens a view before it is shown, and says whether main has answered: what is drawn then is drawn
 * whole. Without arguments there is nothing to wait for.
 */
export function useAhead<Name extends ViewName>(name: Name, args: ViewArgs<Name> | null): boolean {
  return useViewPart(name, args, isAnswered) || args === null;
}

function isAnswered({ value, trouble }: Seen<ViewName>): boolean {
  return value !== null || trouble !== null;
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
