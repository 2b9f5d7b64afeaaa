import type { ReactElement } from 'react';
import { AccountsPart } from '#renderer/accounts/AccountsPart.tsx';
import { SubscriptionsPart } from '#renderer/accounts/SubscriptionsPart.tsx';
import { ConnectScreen } from '#renderer/accounts/ConnectScreen.tsx';
import { ComposeScreen } from '#renderer/composer/ComposeScreen.tsx';
import { ColumnsScreen } from '#renderer/columns/ColumnsScreen.tsx';
import { InsightsScreen } from '#renderer/insights/InsightsScreen.tsx';
import { MonitorsScreen } from '#renderer/monitors/MonitorsScreen.tsx';
import { PeopleScreen } from '#renderer/people/PeopleScreen.tsx';
import { PersonScreen } from '#renderer/person/PersonScreen.tsx';
import { RulesScreen } from '#renderer/rules/RulesScreen.tsx';
import { SettingsScreen } from '#renderer/settings/SettingsScreen.tsx';
import { useRoute } from '#renderer/state/route.ts';
import { InboxScreen } from './InboxScreen.tsx';

/** What the route names, between the rail and the status bar. */
export function Screen(): ReactElement {
  const screen = useRoute((route) => route.screen);
  switch (screen) {
    case 'inbox':
      return <InboxScreen />;
    case 'columns':
      return <ColumnsScreen />;
    case 'monitors':
      return <MonitorsScreen />;
    case 'compose':
      return <ComposeScreen />;
    case 'people':
      return <PeopleScreen />;
    case 'person':
      return <PersonScreen />;
    case 'rules':
      return <RulesScreen />;
    case 'insights':
      return <InsightsScreen />;
    case 'settings':
      return <SettingsScreen accounts={<AccountsPart />} subscriptions={<SubscriptionsPart />} />;
    case 'connect':
      return <ConnectScreen />;
  }
}
