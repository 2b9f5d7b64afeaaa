import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { useText } from '#renderer/i18n/use-text.ts';
import { SETTINGS_PARTS, useRoute } from '#renderer/state/route.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { useApp } from '#renderer/state/use-app.ts';
import { AboutPart } from './AboutPart.tsx';
import { AnsweringPart } from './AnsweringPart.tsx';
import { ClientsPart } from './ClientsPart.tsx';
import { KeysPart } from './KeysPart.tsx';
import { LabelsPart } from './LabelsPart.tsx';
import { LookPart, type PartProps } from './LookPart.tsx';
import { PrivacyPart } from './PrivacyPart.tsx';
import css from './SettingsScreen.module.css';
import { TextsPart } from './TextsPart.tsx';
import { useNewest } from './use-newest.ts';

type SettingsScreenProps = {
  /** The accounts and their health: a screen of its own, joined in by the frame. */
  readonly accounts: ReactNode;
  /** The feeds that are subscribed to. */
  readonly subscriptions: ReactNode;
};

type Part = (typeof SETTINGS_PARTS)[number];

function isPart(name: string | null): name is Part {
  return SETTINGS_PARTS.some((part) => part === name);
}

function jumpTo(page: HTMLElement | null, part: Part): void {
  const heading = page?.querySelector<HTMLElement>(`#settings-${part}`);
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}

/** Everything that can be set, on one page; the list at the left jumps to a part of it. */
export function SettingsScreen({
  accounts,
  subscriptions,
}: SettingsScreenProps): ReactElement | null {
  const text = useText();
  const app = useApp();
  const change = useAction('settings.change');
  const asked = useRoute((route) => route.settingsPart);
  const page = useRef<HTMLElement>(null);
  const isReady = app !== null;
  const { value: settings, ask } = useNewest(app?.rest.settings);

  useEffect(() => {
    if (isReady && isPart(asked)) jumpTo(page.current, asked);
  }, [isReady, asked]);

  if (app === null || settings === undefined) return null;
  const { rest, clients } = app;
  const props: PartProps = {
    settings,
    onChange: (changed) => ask({ ...settings, ...changed }, change({ change: changed })),
  };
  const shown: Readonly<Record<Part, ReactNode>> = {
    look: <LookPart {...props} />,
    answering: <AnsweringPart {...props} />,
    keys: <KeysPart {...props} />,
    privacy: <PrivacyPart {...props} secrets={rest.secrets} />,
    accounts,
    subscriptions,
    clients: <ClientsPart clients={clients} />,
    labels: <LabelsPart clients={clients} />,
    texts: <TextsPart clients={clients} />,
    about: <AboutPart version={rest.version} dataFolder={rest.dataFolder} />,
  };
  return (
    <main className={css['screen']} ref={page}>
      <nav className={css['nav']} aria-label={text('settings.title')}>
        <h1 className={css['title']}>{text('settings.title')}</h1>
        <ul>
          {SETTINGS_PARTS.map((part) => (
            <li key={part}>
              <Button className={css['jump'] ?? ''} onPress={() => jumpTo(page.current, part)}>
                {text(`settings.section.${part}`)}
              </Button>
            </li>
          ))}
        </ul>
      </nav>
      <div className={css['page']}>
        {SETTINGS_PARTS.map((part) => (
          <section key={part} className={css['part']} aria-labelledby={`settings-${part}`}>
            <h2 id={`settings-${part}`} className={css['heading']} tabIndex={-1}>
              {text(`settings.section.${part}`)}
            </h2>
            <div className={css['card']}>{shown[part]}</div>
          </section>
        ))}
      </div>
    </main>
  );
}
