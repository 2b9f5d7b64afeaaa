import type { ReactElement } from 'react';
import type { MacroPreviewRow } from '#contract/rule-rows.ts';
import { useBridge, useView } from '#renderer/bridge/use-bridge.tsx';
import { money } from '#renderer/i18n/numbers.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useMacroAsk, type AskedMacro } from '#renderer/state/macro-sending.ts';
import { runMacro } from '#renderer/state/macros.ts';
import { useAccounts, useClient, useNetwork } from '#renderer/state/use-app.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Modal } from '#renderer/ui/Modal.tsx';
import { macroCosts, type MacroCost } from './macro-cost.ts';
import css from './MacroPreview.module.css';

/** What a macro is about to send, word by word: nothing leaves that was not read here. */
export function MacroPreview(): ReactElement | null {
  const text = useText();
  const { asked, close } = useMacroAsk();
  if (asked === null) return null;
  return (
    <Modal title={text('macros.preview', { name: asked.macro.name })} isOpen onClose={close}>
      <Answers asked={asked} onClose={close} />
    </Modal>
  );
}

type AnswersProps = { readonly asked: AskedMacro; readonly onClose: () => void };

function Answers({ asked, onClose }: AnswersProps): ReactElement {
  const text = useText();
  const bridge = useBridge();
  const { macro, targets } = asked;
  const { value } = useView('macroPreview', {
    macroId: macro.id,
    conversations: [...targets.ones],
    locale: text.locale,
  });
  const rows = value?.rows ?? [];
  const sent = rows.filter(({ obstacle }) => obstacle === null);
  const costs = macroCosts(rows, useAccounts(null));
  const send = (): void => {
    onClose();
    const shown = sent.map(({ messageId, text: words }) => ({ messageId, text: words }));
    void runMacro(bridge, { macro, targets, sending: { shown, locale: text.locale } });
  };
  return (
    <div className={css['preview']}>
      <ul className={css['answers']}>
        {rows.map((row) => (
          <Answer key={row.id} row={row} />
        ))}
      </ul>
      {costs.map((cost) => (
        <Cost key={cost.accountId} cost={cost} />
      ))}
      {value !== null && rows.length === 0 ? <p>{text('macros.nothingToAnswer')}</p> : null}
      <div className={css['actions']}>
        <Button onPress={onClose}>{text('macros.doNotSend')}</Button>
        {sent.length === 0 ? null : (
          <Button look="primary" onPress={send} isFirst>
            {text('macros.send', { count: sent.length })}
          </Button>
        )}
      </div>
    </div>
  );
}

/** What the answers of an account cost there, and that they go past the month's limit. */
function Cost({ cost }: { readonly cost: MacroCost }): ReactElement {
  const text = useText();
  const { handle, currency, amount, over } = cost;
  const inWords = (sum: number): string => money(sum, currency, text.locale);
  const price = inWords(amount);
  return (
    <p className={css['cost']}>
      {text('macros.cost', { handle, price })}
      {over === null ? null : (
        <span className={css['over']}>
          {' '}
          {text('composer.overCap', {
            price,
            spent: inWords(over.spent),
            cap: inWords(over.cap),
          })}
        </span>
      )}
    </p>
  );
}

function Answer({ row }: { readonly row: MacroPreviewRow }): ReactElement {
  const text = useText();
  const client = useClient(row.workspaceId);
  const network = useNetwork(row.network)?.name ?? '';
  const { personName, handle, question, missing, obstacle } = row;
  return (
    <li className={css['answer']} data-private="">
      <p className={css['who']}>{text('macros.answerTo', { name: personName, network, handle })}</p>
      <p className={css['question']} dir="auto">
        {question}
      </p>
      <p
        className={css['words']}
        dir="auto"
        style={client === undefined ? undefined : { borderInlineStartColor: client.color }}
      >
        {row.text}
      </p>
      {obstacle === null ? null : (
        <p className={css['wrong']}>
          {text('macros.notSent', { why: text(`rules.skipped.${obstacle}`) })}
          {missing.map((place) => ` {${place}}`)}
        </p>
      )}
    </li>
  );
}
