import { X } from 'lucide-react';
import type { ReactElement } from 'react';
import type { INSIGHT_DAYS } from '#contract/limits.ts';
import type { FigureMarkRow } from '#contract/insight-rows.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import { listTime } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import css from './MarkList.module.css';

type MarkListProps = {
  readonly workspaceId: WorkspaceId | null;
  readonly days: (typeof INSIGHT_DAYS)[number];
  readonly mark: FigureMarkRow;
  readonly onClose: () => void;
};

/** The conversations that a mark counts; each opens in the inbox. */
export function MarkList({ workspaceId, days, mark, onClose }: MarkListProps): ReactElement {
  const text = useText();
  const now = useNow();
  const { value } = useView('insightList', { workspaceId, days, mark });
  const count = value?.rest.total ?? 0;
  return (
    <aside className={css['pane']} aria-label={text('insights.list')}>
      <header className={css['header']}>
        <h2 className={css['title']} aria-live="polite">
          {text('insights.listCount', { count })}
        </h2>
        <IconButton label={text('insights.close')} icon={<X size={16} />} onPress={onClose} />
      </header>
      <ul className={css['list']}>
        {(value?.rows ?? []).map((row) => (
          <li key={row.id}>
            <button
              type="button"
              data-private=""
              className={css['row']}
              onClick={() => {
                const route = useRoute.getState();
                route.go('inbox');
                route.open({ workspaceId: row.workspaceId, conversationId: row.id }, 'read');
              }}
            >
              <span className={css['name']}>{row.personName}</span>
              <time className={css['time']}>{listTime(row.at, { now, locale: text.locale })}</time>
              <span className={css['words']} dir="auto">
                {row.title}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </aside>
  );
}
