import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useCallback, useEffect, useState, type ReactElement } from 'react';
import type { MessageRow } from '#contract/rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Modal } from '#renderer/ui/Modal.tsx';
import css from './Viewer.module.css';

type ViewerProps = {
  readonly media: MessageRow['media'];
  /** Index within `media`. */
  readonly start: number;
  readonly onClose: () => void;
};

/** A picture as big as the window, with its description. Arrow keys turn the page. */
export function Viewer({ media, start, onClose }: ViewerProps): ReactElement | null {
  const text = useText();
  const pictures = media.filter(({ picture }) => picture !== undefined);
  const count = pictures.length;
  const first = pictures.findIndex((picture) => picture === media[start]);
  const [at, setAt] = useState(Math.max(first, 0));
  const step = useCallback(
    (by: number) => setAt((before) => (before + by + count) % count),
    [count],
  );
  useEffect(() => {
    const turn = (event: KeyboardEvent): void => {
      if (event.key === 'ArrowRight') step(1);
      if (event.key === 'ArrowLeft') step(-1);
    };
    document.addEventListener('keydown', turn);
    return () => document.removeEventListener('keydown', turn);
  }, [step]);
  const shown = pictures[at];
  if (shown?.picture === undefined) return null;
  const alt = shown.alt ?? text('message.noAlt');
  return (
    <Modal title={text('viewer.title')} isTitleHidden isOpen onClose={onClose} size="viewer">
      <figure className={css['viewer']}>
        <img className={css['picture']} src={shown.picture} alt={alt} />
        <figcaption className={css['caption']}>
          <span className={css['alt']}>{alt}</span>
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
          <IconButton label={text('viewer.close')} icon={<X size={16} />} onPress={onClose} />
        </figcaption>
      </figure>
    </Modal>
  );
}
