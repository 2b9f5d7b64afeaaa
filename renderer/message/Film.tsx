import { useState, type ReactElement } from 'react';
import type { MessageRow } from '#contract/rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { Button } from '#renderer/ui/Button.tsx';
import css from './Viewer.module.css';

type Piece = MessageRow['media'][number];

/** Says that it cannot be played here, with the way to where it can. */
export function PlayTrouble({ url }: { readonly url: string }): ReactElement {
  const text = useText();
  const openLink = useAction('link.open');
  return (
    <p className={css['trouble']} role="status">
      {text('message.playTrouble')}{' '}
      <Button onPress={() => void openLink({ url })}>{text('message.openInBrowser')}</Button>
    </p>
  );
}

/** A film that main fetches; nothing is fetched before somebody opens it. */
export function Film({ piece }: { readonly piece: Piece }): ReactElement {
  const [hasTrouble, setTrouble] = useState(false);
  if (hasTrouble) return <PlayTrouble url={piece.url} />;
  return (
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- networks hand over no captions; the description stands below
    <video
      className={css['picture']}
      src={piece.play}
      poster={piece.picture}
      controls
      autoPlay
      aria-label={piece.alt}
      onError={() => setTrouble(true)}
    />
  );
}
