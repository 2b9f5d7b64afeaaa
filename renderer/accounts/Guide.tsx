import type { ReactElement } from 'react';
import type { NetworkRow } from '#contract/account-rows.ts';
import type { GuideRow } from '#contract/sign-in-rows.ts';
import { useCommand } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { CopyText } from './CopyText.tsx';
import css from './Guide.module.css';

type GuideProps = { readonly guide: GuideRow; readonly stage: NetworkRow['stage'] };

/** Step by step to the app, the token or the approval; beside it what it costs and until when it lives. */
export function Guide({ guide, stage }: GuideProps): ReactElement {
  const text = useText();
  const { locale } = text;
  const openLink = useCommand('link.open');
  const facts = [
    ['cost', guide.cost[locale]],
    ['heldBack', guide.heldBack?.[locale]],
    ['tokenLife', guide.tokenLife?.[locale]],
    ['stage', stage === 'preview' ? text('connect.previewWhy') : undefined],
  ] as const;
  return (
    <section className={css['guide']} aria-label={text('connect.guide.title')}>
      <ol className={css['steps']}>
        {guide.steps.map(({ text: words, link, copy }) => (
          <li key={words.en} className={css['step']}>
            <span>{words[locale]}</span>
            {copy === undefined ? null : (
              <span className={css['there']}>
                {text('connect.guide.copy')} <CopyText>{copy}</CopyText>
              </span>
            )}
            {link === undefined ? null : (
              <span>
                <Button onPress={() => void openLink({ url: link.url })}>
                  {link.label[locale]}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ol>
      <dl className={css['facts']}>
        {facts.map(([name, words]) =>
          words === undefined ? null : (
            <div key={name} className={css['fact']}>
              <dt>{text(`connect.guide.${name}`)}</dt>
              <dd>{words}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}
