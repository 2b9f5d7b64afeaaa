import type { ReactElement } from 'react';
import { Button } from 'react-aria-components/Button';
import type { NetworkRow } from '#contract/account-rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { NetworkBadge } from '#renderer/ui/NetworkBadge.tsx';
import type { Candidate } from './connect-state.ts';
import { hostOf } from './host-of.ts';
import css from './NetworkTiles.module.css';

type CandidateLineProps = {
  readonly candidate: Candidate;
  readonly network: NetworkRow | undefined;
};

/** What answered: the network, the server's own name, and the software that it runs. */
export function CandidateLine({ candidate, network }: CandidateLineProps): ReactElement {
  const text = useText();
  const host = hostOf(candidate.serverUrl);
  const { software } = candidate;
  return (
    <>
      <NetworkBadge
        glyph={network?.glyph ?? '?'}
        color={network?.color ?? '#55575c'}
        name={network?.name ?? candidate.network}
        size="large"
      />
      <span className={css['words']}>
        <span className={css['name']}>{candidate.title}</span>
        <span className={css['summary']}>
          {software === undefined ? host : text('connect.software', { software, host })}
        </span>
      </span>
    </>
  );
}

type CandidateListProps = {
  readonly candidates: readonly Candidate[];
  readonly networks: readonly NetworkRow[];
  readonly onChoose: (candidate: Candidate) => void;
};

export function CandidateList({
  candidates,
  networks,
  onChoose,
}: CandidateListProps): ReactElement {
  const text = useText();
  const question = text('connect.several', { count: candidates.length });
  return (
    <section className={css['candidates']} aria-label={question}>
      <p>{question}</p>
      <ul className={css['tiles']}>
        {candidates.map((candidate) => (
          <li key={`${candidate.network} ${candidate.serverUrl}`}>
            <Button className={css['tile'] ?? ''} onPress={() => onChoose(candidate)}>
              <CandidateLine
                candidate={candidate}
                network={networks.find(({ id }) => id === candidate.network)}
              />
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
