import { X } from 'lucide-react';
import { useEffect, type ReactElement } from 'react';
import { failureText } from '#renderer/i18n/failure-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useShownKey } from '#renderer/keys/use-keys.tsx';
import { useAnnouncements } from '#renderer/state/announce.ts';
import { useNotices, type Notice } from '#renderer/state/notices.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useApp } from '#renderer/state/use-app.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import css from './Notices.module.css';

const SECOND_MS = 1000;

type LineProps = { readonly notice: Notice };

function Line({ notice }: LineProps): ReactElement {
  const text = useText();
  const key = useShownKey();
  const now = useNow(SECOND_MS / 2);
  const isOnline = useApp()?.rest.isOnline;
  const { drop } = useNotices.getState();
  const { say } = useAnnouncements.getState();
  const { undo } = notice;
  const count = Math.max(0, Math.ceil((notice.until - now) / SECOND_MS));
  const words =
    notice.text.kind === 'failure'
      ? failureText(notice.text.failure, text, now)
      : text(notice.text.id, notice.text.values);
  const countdown =
    isOnline === false ? text('reply.state.queuedOffline') : text('composer.sending', { count });
  const isFailure = notice.text.kind === 'failure';
  useEffect(() => {
    say(words, isFailure ? 'assertive' : 'polite');
    // oxlint-disable-next-line react/exhaustive-deps -- said once, not again with the time in it
  }, [notice.id, notice.text]);
  useEffect(() => {
    const timer = setTimeout(() => drop(notice.id), Math.max(0, notice.until - Date.now()));
    return () => clearTimeout(timer);
  }, [notice, drop]);
  return (
    <li className={css['notice']}>
      <span className={css['words']} data-private="">
        {notice.isCountdown === true ? countdown : words}
      </span>
      {undo === undefined ? null : (
        <Button
          look="quiet"
          keys={key('app.undo')}
          onPress={() => {
            drop(notice.id);
            undo();
          }}
        >
          {text('undo.button')}
        </Button>
      )}
      <IconButton
        label={text('notice.close')}
        icon={<X size={14} />}
        onPress={() => drop(notice.id)}
      />
    </li>
  );
}

/** What just happened, at the lower edge, with a way back. */
export function Notices(): ReactElement {
  const text = useText();
  const notices = useNotices((state) => state.notices);
  const isReading = useRoute((route) => route.isReading);
  return (
    <section
      className={cx(css['region'], isReading && css['reading'])}
      aria-label={text('notice.region')}
    >
      <ul className={css['list']}>
        {notices.map((notice) => (
          <Line key={notice.id} notice={notice} />
        ))}
      </ul>
    </section>
  );
}
