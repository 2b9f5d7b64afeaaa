import type { ReactElement } from 'react';
import type { WorkspaceId } from '#domain/ids.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { argsOf } from './rule-draft.ts';
import css from './RulesScreen.module.css';
import { templateOf, TEMPLATES, type TemplateName } from './templates.ts';

type TemplatesProps = {
  readonly homeId: WorkspaceId | null;
  readonly onNew: () => void;
  readonly onMade: (ruleId: string) => void;
};

/** What there is to see before the first rule. */
export function Templates({ homeId, onNew, onMade }: TemplatesProps): ReactElement {
  const text = useText();
  return (
    <EmptyState
      title={text('rules.empty')}
      hint={text(homeId === null ? 'rules.chooseClient' : 'rules.emptyHint')}
      action={
        homeId === null ? undefined : (
          <div className={css['templates']}>
            <TemplateButtons homeId={homeId} onMade={onMade} />
            <Button look="primary" onPress={onNew}>
              {text('rules.new')}
            </Button>
          </div>
        )
      }
    />
  );
}

const COLORS = { spam: '#a3406b', night: '#2f5fd0', praise: '#2f7d62' } as const;

/** Each makes a rule that is switched off, with its label. */
export function TemplateButtons({
  homeId,
  onMade,
}: Pick<TemplatesProps, 'onMade'> & { readonly homeId: WorkspaceId }): ReactElement {
  const text = useText();
  const createLabel = useAction('label.create');
  const save = useAction('rule.save');
  const make = async (template: TemplateName): Promise<void> => {
    const name = text(`rules.template.${template}`);
    const made = await createLabel({
      workspaceId: homeId,
      name: text(`rules.templateLabel.${template}`),
      color: COLORS[template],
    });
    if (made === null) return;
    const label = { id: made.labelId, name: text(`rules.templateLabel.${template}`) };
    const draft = templateOf(template, { name, label });
    const saved = await save({ workspaceId: homeId, ...argsOf(draft) });
    if (saved !== null) onMade(saved.ruleId);
  };
  return (
    <>
      {TEMPLATES.map((template) => (
        <Button key={template} onPress={() => void make(template)}>
          {text(`rules.template.${template}`)}
        </Button>
      ))}
    </>
  );
}
