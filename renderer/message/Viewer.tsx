import { ChevronLeft, ChevronRight, ExternalLink, X } from 'lucide-react';
import { useCallback, useState, type ReactElement } from 'react';
import type { MessageRow } from '#contract/rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Modal } from '#renderer/ui/Modal.tsx';
import { Film } from './Film.tsx';
import { useViewerKeys } from './use-viewer-keys.ts';
import { useZoom } from './use-zoom.ts';
import css from './Viewer.module.css';
import { ZoomButtons } from './ZoomButtons.tsx';
import { ZoomedPicture } from './ZoomedPicture.tsx';

type Media = MessageRow['media'][number];
type ViewerProps = {
  readonly media: MessageRow['media'];
  /** Index within `media`. */
  readonly start: number;
  readonly onClose: () => void;
};

/** What the viewer can show: pictures, and films that main can play. */
export function isViewable({ kind, picture, play }: Media): boolean {
  return kind === 'video' ? play !== undefined : kind === 'image' && picture !== undefined;
}

/** A picture or film as big as the window, with its description. */
export function Viewer({ media, start, onClose }: ViewerProps): ReactElement | null {
  const text = useText();
  const openLink = useAction('link.open');
  const shownOnes = media.filter(isViewable);
  const count = shownOnes.length;
  const first = shownOnes.findIndex((piece) => piece === media[start]);
  const [at, setAt] = useState(Math.max(first, 0));
  const zoom = useZoom();
  const { reset } = zoom;
  const step = useCallback(
    (by: 1 | -1) => {
      setAt((before) => (before + by + count) % count);
      reset();
    },
    [count, reset],
  );
  const shown = shownOnes[at];
  const isPicture = shown?.kind === 'image';
  useViewerKeys({ isPicture, zoom, turn: step });
  if (shown === undefined) return null;
  const alt = shown.alt ?? text('message.noAlt');
  const { url } = shown;
  return (
    <Modal title={text('viewer.title')} isTitleHidden isOpen onClose={onClose} size="viewer">
      <figure className={css['viewer']}>
        {isPicture ? (
          <ZoomedPicture picture={shown.picture ?? ''} alt={alt} zoom={zoom} />
        ) : (
          <div className={css['place']}>
            <Film key={shown.url} piece={shown} />
          </div>
        )}
        <figcaption className={css['caption']}>
          <span className={css['alt']} dir="auto">
            {alt}
          </span>
          {isPicture ? <ZoomButtons {...zoom} /> : null}
          {count < 2 ? null : (
            <>
              <IconButton
                label={text('viewer.previous')}
                icon={<ChevronLeft size={18} />}
                onPress={() => step(-1)}
              />
              <span className={css['position']}>
                {text('viewer.position', { index: at + 1, count })}
              </span>
              <IconButton
                label={text('viewer.next')}
                icon={<ChevronRight size={18} />}
                onPress={() => step(1)}
              />
            </>
          )}
          <IconButton
            label={text('message.openInBrowser')}
            icon={<ExternalLink size={16} />}
            onPress={() => void openLink({ url })}
          />
          <IconButton label={text('viewer.close')} icon={<X size={16} />} onPress={onClose} />
        </figcaption>
      </figure>
    </Modal>
  );
}
