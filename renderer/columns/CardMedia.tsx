import { File, Film, Music } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components/Button';
import type { MessageRow } from '#contract/rows.ts';
import type { Text } from '#renderer/i18n/catalogue.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { isViewable, Viewer } from '#renderer/message/Viewer.tsx';
import css from './Card.module.css';

type Media = MessageRow['media'][number];
type CardMediaProps = {
  readonly media: MessageRow['media'];
  readonly onOpen: (url: string) => void;
};

const ICONS = { image: File, video: Film, audio: Music, file: File } as const;
const SHOWN = 4;

type OneProps = {
  readonly media: Media;
  /** How many more there are than are shown; 0 on all but the last one. */
  readonly more: number;
  readonly onPress: () => void;
};

type Words = {
  readonly kind: string;
  /** '' where nobody described it. */
  readonly alt: string;
};

/** What pressing a picture does. */
function labelOf({ media, more }: OneProps, { kind, alt }: Words, text: Text): string {
  if (!isViewable(media)) return text('message.openMedia', { kind: alt === '' ? kind : alt });
  const shown = { kind, alt: alt === '' ? text('message.noAlt') : alt };
  const label = text(media.kind === 'video' ? 'message.play' : 'message.openPicture', shown);
  return more === 0 ? label : `${label} +${more}`;
}

function One(props: OneProps): ReactElement {
  const { media, more, onPress } = props;
  const text = useText();
  const kind = text(media.kind === 'image' ? 'viewer.title' : `message.${media.kind}`);
  const alt = media.alt?.trim() ?? '';
  const Icon = ICONS[media.kind];
  if (media.picture === undefined)
    return (
      <Button className={css['file'] ?? ''} onPress={onPress}>
        <Icon size={16} aria-hidden="true" />
        <span>{alt === '' ? kind : `${kind}: ${alt}`}</span>
      </Button>
    );
  const label = labelOf(props, { kind, alt }, text);
  return (
    <Button className={css['picture'] ?? ''} aria-label={label} onPress={onPress}>
      <img src={media.picture} alt="" loading="lazy" decoding="async" />
      {media.kind === 'image' ? null : (
        <span className={css['play']} aria-hidden="true">
          <Icon size={18} />
        </span>
      )}
      {more === 0 ? null : (
        <span className={css['more']} aria-hidden="true">
          +{more}
        </span>
      )}
    </Button>
  );
}

/** Pictures side by side, which the viewer shows; what it cannot show is opened in the browser. */
export function CardMedia({ media, onOpen }: CardMediaProps): ReactElement | null {
  const [viewing, setViewing] = useState<number | null>(null);
  if (media.length === 0) return null;
  const shown = media.slice(0, SHOWN);
  return (
    <div className={css['media']} data-count={shown.length}>
      {shown.map((one, index) => (
        <One
          key={one.url}
          media={one}
          more={index === SHOWN - 1 ? media.length - SHOWN : 0}
          onPress={() => (isViewable(one) ? setViewing(index) : onOpen(one.url))}
        />
      ))}
      {viewing === null ? null : (
        <Viewer media={media} start={viewing} onClose={() => setViewing(null)} />
      )}
    </div>
  );
}
