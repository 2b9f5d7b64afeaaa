import type { ReactElement } from 'react';
import type { NetworkRow } from '#contract/account-rows.ts';
import { failureQuote, failureText } from '#renderer/i18n/failure-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { Banner } from '#renderer/ui/Banner.tsx';
import { CandidateList } from './CandidateList.tsx';
import css from './ConnectCard.module.css';
import type { Connecting } from './use-connect.ts';

/** What went wrong, as a sentence with the next step; what was typed stays. */
export function ConnectTrouble({ connecting }: { readonly connecting: Connecting }) {
  const text = useText();
  const now = useNow();
  const { failure } = connecting.state;
  if (failure === null) return null;
  return (
    <Banner tone="bad" quote={failureQuote(failure, text)}>
      {failureText(failure, text, now)}
    </Banner>
  );
}

type AddressAnswerProps = {
  readonly connecting: Connecting;
  readonly networks: readonly NetworkRow[];
};

/** What came of asking about an address, below the field. */
export function AddressAnswer({ connecting, networks }: AddressAnswerProps): ReactElement {
  const text = useText();
  const { state, dispatch } = connecting;
  const network = networks.find(({ id }) => id === state.network);
  return (
    <>
      {network === undefined ? null : (
        <p className={css['quiet']}>
          {text('connect.onlyThis', { network: network.name })}
          {network.stage === 'preview' ? ` ${text('connect.previewWhy')}` : null}
        </p>
      )}
      {state.step.kind === 'probing' ? (
        <output className={css['quiet']}>{text('connect.probing')}</output>
      ) : null}
      {state.step.kind === 'nothing-found' ? (
        <Banner tone="warn">{text('connect.nothingFound', { input: state.input.trim() })}</Banner>
      ) : null}
      <ConnectTrouble connecting={connecting} />
      {state.step.kind === 'choose' ? (
        <CandidateList
          candidates={state.candidates}
          networks={networks}
          onChoose={(candidate) => dispatch({ kind: 'candidate-chosen', candidate })}
        />
      ) : null}
    </>
  );
}
