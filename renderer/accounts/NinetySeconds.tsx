import type { ReactElement } from 'react';
import { Trans, useText } from '#renderer/i18n/use-text.ts';
import { useShownKey } from '#renderer/keys/use-keys.tsx';
import { Keycap } from '#renderer/ui/Keycap.tsx';
import css from './ConnectScreen.module.css';

/** The keys that empty an inbox, in one line. */
export function NinetySeconds(): ReactElement {
  const text = useText();
  const keyOf = useShownKey();
  const keys = [
    keyOf('list.next'),
    keyOf('conversation.reply'),
    keyOf('composer.send'),
    keyOf('conversation.done'),
    keyOf('conversation.snooze'),
    keyOf('app.undo'),
  ];
  const caps = Object.fromEntries(
    keys.map((key, index) => [index, <Keycap key={key} keys={key} />]),
  );
  return (
    <div className={css['ninety']}>
      <p className={css['ninetyTitle']}>{text('connect.ninety')}</p>
      <p>
        <Trans id="connect.ninetyHint" components={caps} />
      </p>
    </div>
  );
}
