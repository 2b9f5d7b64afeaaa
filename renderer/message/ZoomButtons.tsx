import { ZoomIn, ZoomOut } from 'lucide-react';
import type { ReactElement } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import type { Zoom } from './use-zoom.ts';
import css from './Viewer.module.css';
import { zoomStep, ZOOMS } from './zoom.ts';

/** What the wheel does, for those who press; and how big it is just now. */
export function ZoomButtons({ zoom, zoomTo }: Pick<Zoom, 'zoom' | 'zoomTo'>): ReactElement {
  const text = useText();
  return (
    <>
      <IconButton
        label={text('viewer.zoomOut')}
        icon={<ZoomOut size={17} />}
        isDisabled={zoom === 1}
        onPress={() => zoomTo(zoomStep(zoom, 'out'))}
      />
      <span className={css['position']} role="status">
        {text('viewer.zoom', { percent: Math.round(zoom * 100) })}
      </span>
      <IconButton
        label={text('viewer.zoomIn')}
        icon={<ZoomIn size={17} />}
        isDisabled={zoom === ZOOMS.at(-1)}
        onPress={() => zoomTo(zoomStep(zoom, 'in'))}
      />
    </>
  );
}
