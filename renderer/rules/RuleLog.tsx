import { useState, type ReactElement } from 'react';
import type { CommandArgs } from '#contract/commands.ts';
import type { RuleLogRow } from '#contract/rule-rows.ts';
import { MOST_ROWS } from '#contract/limits.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { didSentence, leftOut } from '#renderer/message/rule-words.ts';
import { useNotices } from '#renderer/state/notices.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Found } from './Found.tsx';
import css from './RulesScreen.module.css';

type RuleLogProps = {
  readonly workspaceId: WorkspaceId | null;
  /** null: of all. */
  readonly ruleId: string | null;
};
const FEW = 20;

/** What rules and macros did, newest first; each deed, and each run, can be taken back at any time. */
export function RuleLog({ workspaceId, ruleId }: RuleLogProps): ReactElement {
  const text = useText();
  const [limit, setLimit] = useState(FEW);
  const { value } = useView('ruleLog', { workspaceId, ruleId, limit });
  const takeBack = useTakeBack();
  const rows = value?.rows ?? [];
  if (value !== null && rows.length === 0)
    return <p className={css['hint']}>{text('rules.logEmpty')}</p>;
  return (
    <>
      <ul>
        {rows.map((row, index) => (
          <Found
            key={row.id}
            row={row}
            action={<Back row={row} isFirst={isFirstOfRun(rows, index)} onBack={takeBack} />}
          >
            <span className={row.undoneAt === undefined ? undefined : css['undone']}>
              {[didSentence(row, text), ...leftOut(row.deeds, text)].join(' ')}
            </span>
            {row.undoneAt === undefined ? null : ` ${text('rules.undone')}`}
          </Found>
        ))}
      </ul>
      <div className={css['actions']}>
        {value?.rest.ends.hasMore === true && limit < MOST_ROWS ? (
          <Button look="quiet" onPress={() => setLimit(Math.min(MOST_ROWS, limit * 4))}>
            {text('rules.more')}
          </Button>
        ) : null}
        {ruleId === null || workspaceId === null || rows.every(isUndone) ? null : (
          <Button onPress={() => void takeBack({ workspaceId, of: { ruleId } })}>
            {text('rules.takeBackAll')}
          </Button>
        )}
      </div>
    </>
  );
}

function isUndone({ undoneAt }: RuleLogRow): boolean {
  return undoneAt !== undefined;
}

function isFirstOfRun(rows: readonly RuleLogRow[], index: number): boolean {
  const { by, runId } = rows[index] ?? {};
  return by !== 'rule' && rows.findIndex((row) => row.runId === runId && !isUndone(row)) === index;
}

type Back = (args: CommandArgs<'rule.takeBack'>) => Promise<void>;

function useTakeBack(): Back {
  const takeBack = useAction('rule.takeBack');
  const show = useNotices((state) => state.show);
  return async (args) => {
    const done = await takeBack(args);
    if (done === null) return;
    const { count, left } = done;
    const id = left === 0 ? 'rules.tookBack' : 'rules.tookBackPartly';
    show({ id: 'rules', text: { kind: 'message', id, values: { count, left } } });
  };
}

type BackProps = { readonly row: RuleLogRow; readonly isFirst: boolean; readonly onBack: Back };

function Back({ row, isFirst, onBack }: BackProps): ReactElement | null {
  const text = useText();
  const { workspaceId, id: eventId, runId, personName: name } = row;
  if (isUndone(row)) return null;
  return (
    <>
      {isFirst ? (
        <Button look="quiet" onPress={() => void onBack({ workspaceId, of: { runId } })}>
          {text('rules.takeBackRun')}
        </Button>
      ) : null}
      <Button
        look="quiet"
        aria-label={text('rules.takeBackName', { name })}
        onPress={() => void onBack({ workspaceId, of: { eventId } })}
      >
        {text('rules.takeBack')}
      </Button>
    </>
  );
}
