import type { Session } from 'electron';
import { isOurAddress } from './address.ts';

/** Electron grants everything when nobody says no, so both handlers say no to all but these. */
const GRANTED: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen']);

/** Locks down what a page may ask of the machine: one handler for asking, one for looking. */
export function lockPermissions(session: Session, devOrigin: string | null): void {
  // Drops grants that Chromium remembers from before.
  session.setPermissionRequestHandler(null);
  session.setPermissionRequestHandler((...[, permission, answer, details]) => {
    answer(
      GRANTED.has(permission) &&
        details.isMainFrame &&
        isOurAddress(details.requestingUrl, devOrigin),
    );
  });
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin) =>
      GRANTED.has(permission) && isOurAddress(requestingOrigin, devOrigin),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
}
