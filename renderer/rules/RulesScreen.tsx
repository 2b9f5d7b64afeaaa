import type { ReactElement } from 'react';
import { failureText } from '#renderer/i18n/failure-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { Banner } from '#renderer/ui/Banner.tsx';
import { MacroForm } from './MacroForm.tsx';
import { RuleForm } from './RuleForm.tsx';
import { RuleList } from './RuleList.tsx';
import { RuleLog } from './RuleLog.tsx';
import { RulePane } from './RulePane.tsx';
import css from './RulesScreen.module.css';
import { Templates } from './Templates.tsx';
import { useRules, type Rules } from './use-rules.ts';

/** Rules and macros at the left, the chosen one beside them. */
export function RulesScreen(): ReactElement {
  const text = useText();
  const now = useNow();
  const screen = useRules();
  const { rules, trouble } = screen;
  return (
    <main className={css['screen']} data-letters="" aria-busy={rules === null && trouble === null}>
      <RuleList screen={screen} />
      <div className={css['pane']}>
        {trouble === null ? null : <Banner tone="bad">{failureText(trouble, text, now)}</Banner>}
        <Beside screen={screen} />
      </div>
    </main>
  );
}

function Beside({ screen }: { readonly screen: Rules }): ReactElement | null {
  const text = useText();
  const { rules, macros, homeId, shown, show, open } = screen;
  const back = (): void => show({ kind: 'rule' });
  if (rules === null) return null;
  switch (shown.kind) {
    case 'new':
      return homeId === null ? null : (
        <RuleForm homeId={homeId} rule={null} onClose={(id) => (id === null ? back() : open(id))} />
      );
    case 'log':
      return (
        <>
          <h2 className={css['title']}>{text('rules.log')}</h2>
          <section className={css['card']}>
            <RuleLog workspaceId={screen.homeId} ruleId={null} />
          </section>
        </>
      );
    case 'macro': {
      const macro = macros.find(({ id }) => id === shown.macroId) ?? null;
      return homeId === null ? null : (
        <MacroForm key={macro?.id ?? 'new'} homeId={homeId} macro={macro} onClose={back} />
      );
    }
    case 'edit':
    case 'rule':
      return <OneRule screen={screen} />;
  }
}

/** The chosen rule, or what there is to begin with. */
function OneRule({ screen }: { readonly screen: Rules }): ReactElement {
  const { rule, homeId, shown, show, open, remove } = screen;
  if (rule === null)
    return <Templates homeId={homeId} onNew={() => show({ kind: 'new' })} onMade={open} />;
  const at = rule.workspaceId ?? homeId;
  return shown.kind === 'edit' && at !== null ? (
    <RuleForm key={rule.id} homeId={at} rule={rule} onClose={() => show({ kind: 'rule' })} />
  ) : (
    <RulePane
      key={rule.id}
      rule={rule}
      homeId={at}
      onEdit={() => show({ kind: 'edit' })}
      onRemove={() => void remove(rule)}
    />
  );
}
