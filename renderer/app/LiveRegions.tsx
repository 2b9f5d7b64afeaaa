import type { ReactElement } from 'react';
import { useAnnouncements } from '#renderer/state/announce.ts';
import { Hidden } from '#renderer/ui/Hidden.tsx';

/** Mounted for ever, so that nothing said is lost with the part of the window that said it. */
export function LiveRegions(): ReactElement {
  const polite = useAnnouncements((state) => state.polite);
  const assertive = useAnnouncements((state) => state.assertive);
  return (
    <Hidden>
      <span role="status" aria-live="polite">
        <span key={polite.turn}>{polite.text}</span>
      </span>
      <span role="alert" aria-live="assertive">
        <span key={assertive.turn}>{assertive.text}</span>
      </span>
    </Hidden>
  );
}
