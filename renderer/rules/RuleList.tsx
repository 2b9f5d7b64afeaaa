import { ArrowDown, ArrowUp, History, Plus } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { RuleRow } from '#contract/rule-rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { isMacroKey } from '#renderer/keys/key-map.ts';
import { useShownKey } from '#renderer/keys/use-keys.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Keycap } from '#renderer/ui/Keycap.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import css from './RuleList.module.css';
import { downOf, upOf, type Rules } from './use-rules.ts';

type ListProps = { readonly screen: Rules };

/** The rules in their order, to be moved by dragging, by buttons and by keys; macros below them. */
export function RuleList({ screen }: ListProps): ReactElement {
  const text = useText();
  const { rules, homeId, shown, show } = screen;
  const isLog = shown.kind === 'log';
  return (
    <nav className={css['list']} aria-label={text('rules.title')}>
      <h1 className={css['title']}>{text('rules.title')}</h1>
      <ol>
        {(rules ?? []).map((rule) => (
          <One key={rule.id} rule={rule} screen={screen} />
        ))}
      </ol>
      {homeId === null ? (
        <p className={css['hint']}>{text('rules.chooseClient')}</p>
      ) : (
        <button
          type="button"
          className={cx(css['line'], css['new'])}
          onClick={() => show({ kind: 'new' })}
        >
          <Plus size={15} aria-hidden="true" />
          {text('rules.new')}
        </button>
      )}
      <button
        type="button"
        className={cx(css['line'], isLog && css['current'])}
        aria-current={isLog ? 'page' : undefined}
        onClick={() => show({ kind: 'log' })}
      >
        <History size={15} aria-hidden="true" />
        {text('rules.log')}
      </button>
      <Macros screen={screen} />
    </nav>
  );
}

function One({ rule, screen }: ListProps & { readonly rule: RuleRow }): ReactElement {
  const text = useText();
  const [isOver, setOver] = useState(false);
  const { shown, open, move } = screen;
  const { name } = rule;
  const rules = screen.rules ?? [];
  const isCurrent = screen.rule?.id === rule.id && (shown.kind === 'rule' || shown.kind === 'edit');
  const drop = (id: string): void => {
    setOver(false);
    const moved = rules.find((one) => one.id === id);
    if (moved !== undefined && moved.id !== rule.id && moved.workspaceId === rule.workspaceId)
      move(moved, rule.id);
  };
  return (
    <li className={cx(css['item'], isCurrent && css['current'], isOver && css['over'])}>
      <button
        type="button"
        className={css['rule']}
        aria-current={isCurrent ? 'page' : undefined}
        onClick={() => open(rule.id)}
        draggable
        onDragStart={(event) => event.dataTransfer.setData('text/plain', rule.id)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => drop(event.dataTransfer.getData('text/plain'))}
      >
        <span className={css['name']}>{name}</span>
        <Tags rule={rule} />
      </button>
      <span className={css['moves']}>
        <IconButton
          label={text('mailRules.up', { name })}
          icon={<ArrowUp size={13} />}
          onPress={() => move(...upOf(rules, rule))}
        />
        <IconButton
          label={text('mailRules.down', { name })}
          icon={<ArrowDown size={13} />}
          onPress={() => move(...downOf(rules, rule))}
        />
      </span>
    </li>
  );
}

function Tags({ rule }: { readonly rule: RuleRow }): ReactElement {
  const text = useText();
  const { isOn, stops, missing, acted } = rule;
  return (
    <span className={css['tags']}>
      <Tag {...(isOn ? { tone: 'accent' as const } : {})}>
        {text(isOn ? 'rules.isOn' : 'rules.isOff')}
      </Tag>
      {stops ? <Tag>{text('rules.stops')}</Tag> : null}
      {rule.workspaceId === null ? <Tag>{text('texts.forAll')}</Tag> : null}
      {missing.length === 0 ? null : <Tag tone="bad">{text('rules.hasGone')}</Tag>}
      {acted === 0 ? null : (
        <span className={css['count']}>{text('rules.acted', { count: acted })}</span>
      )}
    </span>
  );
}

function Macros({ screen }: ListProps): ReactElement {
  const text = useText();
  const shownKey = useShownKey();
  const { macros, homeId, shown, show } = screen;
  return (
    <>
      <h2 className={css['second']}>{text('macros.title')}</h2>
      <ul>
        {macros.map(({ id, name, slot }) => {
          const isCurrent = shown.kind === 'macro' && shown.macroId === id;
          const key = `macro.${slot}`;
          return (
            <li key={id}>
              <button
                type="button"
                className={cx(css['line'], isCurrent && css['current'])}
                aria-current={isCurrent ? 'page' : undefined}
                onClick={() => show({ kind: 'macro', macroId: id })}
              >
                <span className={css['name']}>{name}</span>
                {isMacroKey(key) ? <Keycap keys={shownKey(key)} /> : null}
              </button>
            </li>
          );
        })}
      </ul>
      {homeId === null ? null : (
        <button
          type="button"
          className={cx(css['line'], css['new'])}
          onClick={() => show({ kind: 'macro', macroId: null })}
        >
          <Plus size={15} aria-hidden="true" />
          {text('macros.new')}
        </button>
      )}
    </>
  );
}
