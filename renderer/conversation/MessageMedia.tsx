import { FileText, Play } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { MessageRow } from '#contract/rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useCommand } from '#renderer/bridge/use-bridge.tsx';
import { PlayTrouble } from '#renderer/message/Film.tsx';
import css from './MessageMedia.module.css';
import { isViewable, Viewer } from '#renderer/message/Viewer.tsx';

type Media = MessageRow['media'][number];
type MessageMediaProps = { readonly media: MessageRow['media'] };
type PieceProps = { readonly piece: Media; readonly onView: () => void };

function Thumbnail({ piece, onView }: PieceProps): ReactElement {
  const text = useText();
  const alt = piece.alt ?? text('message.noAlt');
  const isFilm = piece.kind === 'video';
  const label = isFilm
    ? text('message.play', { kind: text('message.video'), alt })
    : text('message.openPicture', { alt });
  return (
    <button
      type="button"
      className={css['picture']}
      title={alt}
      aria-label={label}
      onClick={onView}
    >
      {piece.picture === undefined ? null : (
        <img src={piece.picture} alt="" loading="lazy" decoding="async" />
      )}
      {isFilm ? (
        <span className={css['play']} aria-hidden="true">
          <Play size={20} />
        </span>
      ) : null}
    </button>
  );
}

function Sound({ piece }: { readonly piece: Media }): ReactElement {
  const text = useText();
  const [hasTrouble, setTrouble] = useState(false);
  if (hasTrouble) return <PlayTrouble url={piece.url} />;
  return (
    <div className={css['sound']}>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- the description stands below */}
      <audio
        src={piece.play}
        controls
        preload="none"
        aria-label={piece.alt ?? text('message.audio')}
        onError={() => setTrouble(true)}
      />
      {piece.alt === undefined ? null : <span className={css['alt']}>{piece.alt}</span>}
    </div>
  );
}

function Elsewhere({ piece }: { readonly piece: Media }): ReactElement {
  const text = useText();
  const open = useCommand('link.open');
  const kind = text(piece.kind === 'image' ? 'viewer.title' : `message.${piece.kind}`);
  return (
    <button type="button" className={css['file']} onClick={() => void open({ url: piece.url })}>
      {piece.kind === 'video' ? (
        <Play size={16} aria-hidden="true" />
      ) : (
        <FileText size={16} aria-hidden="true" />
      )}
      <span>
        {text('message.openMedia', { kind })}
        {piece.alt === undefined ? null : <span className={css['alt']}>{piece.alt}</span>}
      </span>
    </button>
  );
}

function Piece(props: PieceProps): ReactElement {
  const { piece } = props;
  if (isViewable(piece)) return <Thumbnail {...props} />;
  return piece.kind === 'audio' && piece.play !== undefined ? (
    <Sound piece={piece} />
  ) : (
    <Elsewhere piece={piece} />
  );
}

/** Pictures and films as thumbnails, sounds to play, everything else as a link to the network. */
export function MessageMedia({ media }: MessageMediaProps): ReactElement | null {
  const [viewing, setViewing] = useState<number | null>(null);
  if (media.length === 0) return null;
  return (
    <div className={css['media']}>
      {media.map((piece, index) => (
        <Piece key={piece.url} piece={piece} onView={() => setViewing(index)} />
      ))}
      {viewing === null ? null : (
        <Viewer media={media} start={viewing} onClose={() => setViewing(null)} />
      )}
    </div>
  );
}
