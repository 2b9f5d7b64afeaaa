import { useEffect, useState, type ReactElement } from 'react';
import type { WorkspaceId } from '#domain/ids.ts';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { useApp } from '#renderer/state/use-app.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { HitCard } from './HitCard.tsx';
import css from './Trial.module.css';

/** The archive is asked when the person has stopped typing. */
const PAUSE_MS = 250;
const SHOWN = 5;

function useSettled(words: string): string {
  const [settled, setSettled] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(words), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return settled;
}

type TrialProps = { readonly workspaceId: WorkspaceId; readonly words: string };

/** What the words would find in what is stored, or why they cannot be understood. */
export function Trial({ workspaceId, words }: TrialProps): ReactElement | null {
  const text = useText();
  const now = useNow();
  const networks = useApp()?.rest.networks ?? [];
  const asked = useSettled(words.trim());
  const { value } = useView('monitorTrial', { workspaceId, words: asked });
  if (asked === '' || value === null) return null;
  const { problem, found, isMore, findsMost } = value.rest;
  return (
    <section className={css['trial']} aria-label={text('monitors.trial')}>
      <p className={problem === null ? css['words'] : css['problem']} role="status">
        {problem === null
          ? text(isMore ? 'monitors.trialMore' : 'monitors.trialFound', { count: found })
          : text(`monitors.problem.${problem.kind}`, {
              text: problem.text,
              place: problem.at + 1,
            })}
      </p>
      {findsMost ? <p className={css['problem']}>{text('monitors.findsMost')}</p> : null}
      {value.rows.length === 0 ? null : (
        <div className={css['hits']}>
          {value.rows.slice(0, SHOWN).map((row) => (
            <HitCard
              key={row.id}
              row={row}
              network={networks.find(({ id }) => id === row.network)}
              now={now}
              isCurrent={false}
            />
          ))}
        </div>
      )}
    </section>
  );
}
