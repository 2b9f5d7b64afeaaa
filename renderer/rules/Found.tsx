import type { ReactElement, ReactNode } from 'react';
import type { RuleLogRow, TrialRow } from '#contract/rule-rows.ts';
import { listTime } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { useNetwork } from '#renderer/state/use-app.ts';
import { Button } from '#renderer/ui/Button.tsx';
import css from './RulesScreen.module.css';

type FoundProps = {
  readonly row: TrialRow | RuleLogRow;
  /** What happened to it, or would have. */
  readonly children: ReactNode;
  readonly action?: ReactNode;
};

/** A message that a rule acted on, or would have. */
export function Found({ row, children, action }: FoundProps): ReactElement {
  const text = useText();
  const now = useNow();
  const network = useNetwork(row.network)?.name;
  const { workspaceId, conversationId, personName, at } = row;
  const open = (): void => {
    const route = useRoute.getState();
    route.go('inbox');
    route.open({ workspaceId, conversationId }, 'read');
  };
  const head = [personName, network, listTime(at, { now, locale: text.locale })];
  return (
    <li className={css['found']}>
      <div className={css['foundWords']} data-private="">
        <p className={css['hint']}>
          {head.filter((one) => one !== undefined && one !== '').join(' · ')}
        </p>
        <p className={css['quote']} dir="auto">
          {row.text}
        </p>
        <p>{children}</p>
      </div>
      {action}
      <Button
        look="quiet"
        edge="end"
        aria-label={text('rules.openName', { name: personName })}
        onPress={open}
      >
        {text('rules.open')}
      </Button>
    </li>
  );
}
