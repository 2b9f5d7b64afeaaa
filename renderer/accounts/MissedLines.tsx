import type { ReactElement } from 'react';
import type { MissedRow } from '#contract/history-rows.ts';
import type { AccountRow } from '#contract/account-rows.ts';
import type { Text } from '#renderer/i18n/catalogue.ts';
import { dayMonth } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { Banner } from '#renderer/ui/Banner.tsx';
import { Button } from '#renderer/ui/Button.tsx';

type MissedLinesProps = {
  readonly account: AccountRow;
  /** ms since epoch. */
  readonly now: number;
};

/** What the account missed for good, until the person says that they know. */
export function MissedLines({ account, now }: MissedLinesProps): ReactElement | null {
  const text = useText();
  const accept = useAction('account.acceptGaps');
  const { missed, workspaceId, id: accountId } = account;
  if (missed.length === 0) return null;
  return (
    <Banner
      tone="warn"
      actions={
        <Button onPress={() => void accept({ workspaceId, accountId })}>
          {text('missed.accept')}
        </Button>
      }
    >
      {missed.map((one) => missedText(one, text, now)).join(' ')}
    </Banner>
  );
}

function missedText({ why, from, to, seenAt }: MissedRow, text: Text, now: number): string {
  const date = (at: number): string => dayMonth(at, { now, locale: text.locale });
  if (why === 'not-shown' && from !== undefined && to !== undefined)
    return text('missed.between', { from: date(from), to: date(to) });
  return text(`missed.${why}`, { date: date(seenAt) });
}
