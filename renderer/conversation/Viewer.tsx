import { ChevronLeft, ChevronRight, ExternalLink, X } from 'lucide-react';
import { useCallback, useEffect, useState, type ReactElement } from 'react';
import type { MessageRow } from '#contract/rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Modal } from '#renderer/ui/Modal.tsx';
import { Film } from './Film.tsx';
import css from './Viewer.module.css';
import { ZoomButtons, ZoomedPicture } from './ZoomedPicture.tsx';
import { zoomAfter } from './zoom.ts';

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

/** A picture or film as big as the window, with its description. Arrow keys turn the page. */
export function Viewer({ media, start, onClose }: ViewerProps): ReactElement | null {
  const text = useText();
  const openLink = useAction('link.open');
  const shownOnes = media.filter(isViewable);
  const count = shownOnes.length;
  const first = shownOnes.findIndex((piece) => piece === media[start]);
  const [at, setAt] = useState(Math.max(first, 0));
  const [zoom, setZoom] = useState(1);
  const step = useCallback(
    (by: number) => {
      setAt((before) => (before + by + count) % count);
      setZoom(1);
    },
    [count],
  );
  const shown = shownOnes[at];
  const isPicture = shown?.kind === 'image';
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      // In a film the arrows seek, in a picture that is zoomed they move it.
      const turns = isPicture && zoom === 1;
      if (event.key === 'ArrowRight' && turns) step(1);
      else if (event.key === 'ArrowLeft' && turns) step(-1);
      else if (isPicture) setZoom((before) => zoomAfter(before, event.key));
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [step, isPicture, zoom]);
  if (shown === undefined) return null;
  const alt = shown.alt ?? text('message.noAlt');
  const { url } = shown;
  return (
    <Modal title={text('viewer.title')} isTitleHidden isOpen onClose={onClose} size="viewer">
      <figure className={css['viewer']}>
        {isPicture ? (
          <ZoomedPicture picture={shown.picture ?? ''} alt={alt} zoom={zoom} onZoom={setZoom} />
        ) : (
          <Film key={shown.url} piece={shown} />
        )}
        <figcaption className={css['caption']}>
          <span className={css['alt']} dir="auto">
            {alt}
          </span>
          {isPicture ? <ZoomButtons zoom={zoom} onZoom={setZoom} /> : null}
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
