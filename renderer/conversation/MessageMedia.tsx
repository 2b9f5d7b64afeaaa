import { FileText, Play, Volume2 } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { MessageRow } from '#contract/rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useCommand } from '#renderer/bridge/use-bridge.tsx';
import css from './MessageMedia.module.css';
import { Viewer } from './Viewer.tsx';

type Media = MessageRow['media'][number];
type MessageMediaProps = { readonly media: MessageRow['media'] };

const ICONS = {
  image: <FileText size={16} aria-hidden="true" />,
  video: <Play size={16} aria-hidden="true" />,
  audio: <Volume2 size={16} aria-hidden="true" />,
  file: <FileText size={16} aria-hidden="true" />,
} as const;

type PieceProps = { readonly piece: Media; readonly onView: () => void };

function Piece({ piece, onView }: PieceProps): ReactElement {
  const text = useText();
  const open = useCommand('link.open');
  const alt = piece.alt ?? text('message.noAlt');
  if (piece.kind === 'image' && piece.picture !== undefined)
    return (
      <button
        type="button"
        className={css['picture']}
        title={alt}
        aria-label={text('message.openPicture', { alt })}
        onClick={onView}
      >
        <img src={piece.picture} alt="" loading="lazy" decoding="async" />
      </button>
    );
  const kind = text(piece.kind === 'image' ? 'viewer.title' : `message.${piece.kind}`);
  return (
    <button type="button" className={css['file']} onClick={() => void open({ url: piece.url })}>
      {ICONS[piece.kind]}
      <span>
        {text('message.openMedia', { kind })}
        {piece.alt === undefined ? null : <span className={css['alt']}>{piece.alt}</span>}
      </span>
    </button>
  );
}

/** Pictures as thumbnails, everything else as a link to the network. */
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
