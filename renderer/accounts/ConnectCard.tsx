import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { AccountRow, NetworkRow } from '#contract/account-rows.ts';
import type { WorkspaceRow } from '#contract/rows.ts';
import { isStanding } from '#domain/cursor.ts';
import { DEFAULT_REACH, type HistoryReach } from '#domain/history.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { AddressForm } from './AddressForm.tsx';
import { CandidateLine } from './CandidateList.tsx';
import { likelyClient, type ClientChoice } from './client-choice.ts';
import { ClientPicker } from './ClientPicker.tsx';
import css from './ConnectCard.module.css';
import { AddressAnswer, ConnectTrouble } from './ConnectTrouble.tsx';
import { focusNext } from './focus-next.ts';
import { hasApp, knownAddress, offered, suggestClientName } from './connect-state.ts';
import { HistoryChoice } from './HistoryChoice.tsx';
import { SignInForm } from './SignInForm.tsx';
import { SignInWaiting } from './SignInWaiting.tsx';
import { useConnect, type Connected, type Connecting } from './use-connect.ts';

type ConnectCardProps = {
  readonly clients: readonly WorkspaceRow[];
  readonly networks: readonly NetworkRow[];
  /** Of all clients. */
  readonly accounts: readonly AccountRow[];
  /** The client in front. */
  readonly workspaceId: string | null;
  /** An account that signs in again: its address is asked for at once. */
  readonly again: AccountRow | null;
  readonly onConnected: (connected: Connected) => void;
  readonly onSample: (() => void) | null;
  readonly onClose: (() => void) | null;
};

/** From an address, a handle or a site to a signed-in account. */
export function ConnectCard(props: ConnectCardProps): ReactElement {
  const { again, networks } = props;
  const text = useText();
  const connecting = useConnect();
  const { state, dispatch, probe } = connecting;

  const network = again?.network ?? null;
  const methodId = again?.methodId ?? null;
  const input =
    again === null
      ? null
      : knownAddress(
          again,
          networks.find(({ id }) => id === network),
        );
  useEffect(() => {
    if (input === null) return;
    dispatch({ kind: 'again', input, network, methodId });
    void probe({ input, network });
  }, [input, network, methodId, dispatch, probe]);

  const { step } = state;
  const card = useRef<HTMLElement>(null);
  const stepKind = step.kind;
  useEffect(() => focusNext(card.current, stepKind), [stepKind]);
  const isPastAddress = step.kind === 'sign-in' || step.kind === 'waiting';
  return (
    <section className={css['card']} ref={card} aria-labelledby="connect-title">
      <header className={css['head']}>
        <h1 id="connect-title" className={css['title']}>
          {text(again === null ? 'connect.title' : 'connect.titleAgain')}
        </h1>
        {props.onClose === null ? null : (
          <Button look="quiet" edge="end" onPress={props.onClose}>
            {text('connect.close')}
          </Button>
        )}
        <p className={css['promise']}>{text('connect.promise')}</p>
      </header>
      {isPastAddress ? (
        <>
          <div className={css['candidate']}>
            <CandidateLine
              candidate={step.candidate}
              network={networks.find(({ id }) => id === step.candidate.network)}
            />
            {step.kind === 'sign-in' ? (
              <Button look="quiet" edge="end" onPress={() => dispatch({ kind: 'back' })}>
                {text('connect.back')}
              </Button>
            ) : null}
          </div>
          <ConnectTrouble connecting={connecting} />
        </>
      ) : (
        <AddressForm
          input={state.input}
          network={networks.find(({ id }) => id === state.network)}
          networks={offered(networks)}
          isAsking={step.kind === 'probing'}
          isChoosing={step.kind === 'choose'}
          onInput={(typed) => dispatch({ kind: 'typed', input: typed })}
          onNetwork={(chosen) => {
            dispatch({ kind: 'network-chosen', network: chosen });
            const typed = state.input.trim();
            const server = networks.find(({ id }) => id === chosen)?.onlyServer ?? '';
            const address = typed === '' ? server : typed;
            if (chosen !== null && address !== '') void probe({ input: address, network: chosen });
          }}
          onAsk={() => void probe({ input: state.input, network: state.network })}
          onSample={props.onSample}
        >
          <AddressAnswer connecting={connecting} networks={networks} />
        </AddressForm>
      )}
      {isPastAddress ? <SignInStep {...props} connecting={connecting} /> : null}
    </section>
  );
}

type SignInStepProps = ConnectCardProps & { readonly connecting: Connecting };

/** The form and where the account goes; both keep what was typed while the sign-in runs. */
function SignInStep(props: SignInStepProps): ReactElement | null {
  const { clients, networks, accounts, workspaceId, again, onConnected, connecting } = props;
  const text = useText();
  const { state, dispatch } = connecting;
  const [client, setClient] = useState<ClientChoice>(() =>
    again === null
      ? likelyClient(clients, workspaceId)
      : { kind: 'existing', workspaceId: again.workspaceId },
  );
  const [history, setHistory] = useState<HistoryReach>(DEFAULT_REACH);
  const suggestion = suggestClientName(state.input);
  const name = client.kind === 'new' ? (client.name ?? suggestion).trim() : null;

  const signIn = async (): Promise<void> => {
    const settled = client.kind === 'new' ? { ...client, name: name ?? '' } : client;
    const connected = await connecting.signIn(settled, {
      again: again?.id ?? null,
      history: again === null ? history : null,
      onClient: (id) => setClient({ kind: 'existing', workspaceId: id }),
    });
    if (connected !== null) onConnected(connected);
  };

  const { step } = state;
  if (step.kind === 'waiting')
    return (
      <SignInWaiting
        candidate={step.candidate}
        method={step.method}
        flowId={step.flowId}
        onCancel={connecting.cancel}
      />
    );
  if (step.kind !== 'sign-in') return null;
  const network = networks.find(({ id }) => id === step.candidate.network);
  return (
    <SignInForm
      candidate={step.candidate}
      method={step.method}
      stage={network?.stage ?? 'stable'}
      kept={{
        account: again !== null,
        app:
          client.kind === 'existing' &&
          hasApp(accounts, { ...step, workspaceId: client.workspaceId }),
      }}
      fields={state.fields}
      onField={(field, value) => dispatch({ kind: 'field-typed', name: field, value })}
      onMethod={(method) => dispatch({ kind: 'method-chosen', method })}
      onSubmit={() => void signIn()}
      missing={name === '' ? text('connect.nameMissing') : null}
    >
      {again === null ? (
        <>
          <ClientPicker
            clients={clients}
            value={client}
            suggestedName={suggestion}
            onChange={setClient}
          />
          {network?.feeds.some((kind) => isStanding({ kind })) === true ? (
            <HistoryChoice value={history} onChange={setHistory} />
          ) : null}
        </>
      ) : null}
    </SignInForm>
  );
}
