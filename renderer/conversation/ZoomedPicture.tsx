import { ZoomIn, ZoomOut } from 'lucide-react';
import { useLayoutEffect, useRef, type ReactElement } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import css from './Viewer.module.css';
import { zoomStep, ZOOMS } from './zoom.ts';

type ZoomProps = { readonly zoom: number; readonly onZoom: (zoom: number) => void };

export function ZoomButtons({ zoom, onZoom }: ZoomProps): ReactElement {
  const text = useText();
  return (
    <>
      <IconButton
        label={text('viewer.zoomOut')}
        icon={<ZoomOut size={17} />}
        isDisabled={zoom === 1}
        onPress={() => onZoom(zoomStep(zoom, 'out'))}
      />
      <span className={css['position']} role="status">
        {text('viewer.zoom', { percent: zoom * 100 })}
      </span>
      <IconButton
        label={text('viewer.zoomIn')}
        icon={<ZoomIn size={17} />}
        isDisabled={zoom === ZOOMS.at(-1)}
        onPress={() => onZoom(zoomStep(zoom, 'in'))}
      />
    </>
  );
}

type ZoomedPictureProps = ZoomProps & { readonly picture: string; readonly alt: string };

/** Bigger than its place it is scrolled in; it grows around its middle. Two clicks do it, too. */
export function ZoomedPicture({ picture, alt, zoom, onZoom }: ZoomedPictureProps): ReactElement {
  const text = useText();
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    element.scrollLeft = (element.scrollWidth - element.clientWidth) / 2;
    element.scrollTop = (element.scrollHeight - element.clientHeight) / 2;
    if (zoom > 1) element.focus();
  }, [zoom]);
  return (
    <div
      ref={place}
      className={css['place']}
      // Back at its size it keeps the focus that it has: from nowhere Escape would close nothing.
      {...(zoom > 1
        ? { tabIndex: 0, role: 'group', 'aria-label': text('viewer.title') }
        : { tabIndex: -1 })}
      onDoubleClick={() => onZoom(zoom === 1 ? 2 : 1)}
    >
      <img
        className={css['picture']}
        src={picture}
        alt={alt}
        style={zoom === 1 ? {} : { maxWidth: 'none', maxHeight: 'none', height: `${72 * zoom}vh` }}
      />
    </div>
  );
}
