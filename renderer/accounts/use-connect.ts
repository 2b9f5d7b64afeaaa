import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { AccountRow } from '#contract/account-rows.ts';
import type { WorkspaceRow } from '#contract/rows.ts';
import type { HistoryReach } from '#domain/history.ts';
import { useBridge } from '#renderer/bridge/use-bridge.tsx';
import type { Bridge, Outcome } from '#renderer/bridge/bridge.ts';
import type { ClientChoice } from './client-choice.ts';
import {
  CONNECT_START,
  connectStep,
  fieldsFor,
  type ConnectEvent,
  type ConnectState,
} from './connect-state.ts';

type WorkspaceKey = WorkspaceRow['id'];
export type Connected = {
  readonly accountId: AccountRow['id'];
  readonly workspaceId: WorkspaceKey;
};
/** A choice whose name is settled. */
type Client =
  | Extract<ClientChoice, { kind: 'existing' }>
  | { readonly kind: 'new'; readonly name: string; readonly color: string };
export type Address = { readonly input: string; readonly network: string | null };
export type Connecting = {
  readonly state: ConnectState;
  readonly dispatch: (event: ConnectEvent) => void;
  readonly probe: (address: Address) => Promise<void>;
  /** Makes the client first where it is new; `onClient` says which it became. */
  readonly signIn: (
    client: Client,
    more: {
      /** The account that signs in again. */
      readonly again: AccountRow['id'] | null;
      /** null: stays as it is. */
      readonly history: HistoryReach | null;
      readonly onClient: (workspaceId: WorkspaceKey) => void;
    },
  ) => Promise<Connected | null>;
  readonly cancel: () => void;
};

async function clientFor(bridge: Bridge, client: Client): Promise<Outcome<WorkspaceKey>> {
  if (client.kind === 'existing') return { ok: true, value: client.workspaceId };
  const made = await bridge.run('workspace.create', { name: client.name });
  if (!made.ok) return made;
  const { workspaceId } = made.value;
  // The colour is an extra: a client without the wished one is still the client.
  await bridge.run('workspace.update', { workspaceId, color: client.color });
  return { ok: true, value: workspaceId };
}

/** The connect card's talk with main. A sign-in that is left behind is canceled. */
export function useConnect(): Connecting {
  const bridge = useBridge();
  const [state, dispatch] = useReducer(connectStep, CONNECT_START);
  const question = useRef(0);
  const flow = useRef<string | null>(null);

  const cancel = useCallback(() => {
    if (flow.current !== null) void bridge.run('account.cancelSignIn', { flowId: flow.current });
  }, [bridge]);

  useEffect(
    () => () => {
      question.current += 1;
      cancel();
    },
    [cancel],
  );

  const probe = useCallback(
    async ({ input, network }: Address): Promise<void> => {
      question.current += 1;
      const asked = question.current;
      dispatch({ kind: 'probing' });
      const outcome = await bridge.run('account.probe', {
        input,
        ...(network === null ? {} : { network }),
      });
      // Typed on, or gone: this answer is to another question.
      if (asked !== question.current) return;
      if (outcome.ok) dispatch({ kind: 'probed', candidates: outcome.value.candidates });
      else dispatch({ kind: 'failed', failure: outcome.failure });
    },
    [bridge],
  );

  const signIn: Connecting['signIn'] = async (client, { again, history, onClient }) => {
    if (state.step.kind !== 'sign-in') return null;
    const { candidate, method } = state.step;
    const flowId = crypto.randomUUID();
    flow.current = flowId;
    dispatch({ kind: 'waiting', flowId });
    const made = await clientFor(bridge, client);
    if (!made.ok) {
      flow.current = null;
      dispatch({ kind: 'failed', failure: made.failure });
      return null;
    }
    onClient(made.value);
    const outcome = await bridge.run('account.signIn', {
      flowId,
      workspaceId: made.value,
      network: candidate.network,
      serverUrl: candidate.serverUrl,
      methodId: method.id,
      fields: { ...fieldsFor(method, state.fields) },
      ...(again === null ? {} : { again }),
      ...(history === null ? {} : { history }),
    });
    if (flow.current === flowId) flow.current = null;
    if (outcome.ok) return { accountId: outcome.value.accountId, workspaceId: made.value };
    dispatch({ kind: 'failed', failure: outcome.failure });
    return null;
  };

  const dispatchAnew = useCallback((event: ConnectEvent): void => {
    // An answer to what was typed before must not come in between.
    if (event.kind === 'typed' || event.kind === 'network-chosen') question.current += 1;
    dispatch(event);
  }, []);

  return { state, dispatch: dispatchAnew, probe, signIn, cancel };
}
