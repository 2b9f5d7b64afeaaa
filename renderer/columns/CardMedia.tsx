import { File, Film, Music } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from 'react-aria-components/Button';
import type { MessageRow } from '#contract/rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import css from './Card.module.css';

type Media = MessageRow['media'][number];
type CardMediaProps = {
  readonly media: MessageRow['media'];
  readonly onOpen: (url: string) => void;
};

const ICONS = { image: File, video: Film, audio: Music, file: File } as const;
const SHOWN = 4;

function One({ media, onOpen }: { readonly media: Media; readonly onOpen: () => void }) {
  const text = useText();
  const alt = media.alt?.trim() ?? '';
  const Icon = ICONS[media.kind];
  const kind = text(media.kind === 'image' ? 'viewer.title' : `message.${media.kind}`);
  if (media.picture === undefined)
    return (
      <Button className={css['file'] ?? ''} onPress={onOpen}>
        <Icon size={16} aria-hidden="true" />
        <span>{alt === '' ? kind : `${kind}: ${alt}`}</span>
      </Button>
    );
  return (
    <Button
      className={css['picture'] ?? ''}
      aria-label={text('message.openMedia', { kind: alt === '' ? kind : alt })}
      onPress={onOpen}
    >
      <img src={media.picture} alt="" loading="lazy" decoding="async" />
      {media.kind === 'image' ? null : (
        <span className={css['play']} aria-hidden="true">
          <Icon size={18} />
        </span>
      )}
    </Button>
  );
}

/** Pictures side by side; films and files are opened in the browser. */
export function CardMedia({ media, onOpen }: CardMediaProps): ReactElement | null {
  if (media.length === 0) return null;
  const shown = media.slice(0, SHOWN);
  return (
    <div className={css['media']} data-count={shown.length}>
      {shown.map((one) => (
        <One key={one.url} media={one} onOpen={() => onOpen(one.url)} />
      ))}
    </div>
  );
}
