import { Suspense, type ReactElement } from 'react';
import { ColumnsToCome } from '#renderer/columns/wanted-column.ts';
import { useRoute } from '#renderer/state/route.ts';
import { InboxScreen } from './InboxScreen.tsx';
import {
  AccountsPart,
  ColumnsScreen,
  ComposeScreen,
  ConnectScreen,
  InsightsScreen,
  MonitorsScreen,
  PeopleScreen,
  PersonScreen,
  RulesScreen,
  SettingsScreen,
  SubscriptionsPart,
} from './later-screens.ts';

/** What the route names, between the rail and the status bar. */
export function Screen(): ReactElement {
  return (
    <Suspense fallback={<ToCome />}>
      <Named />
    </Suspense>
  );
}

/** What can be pressed of a screen before it is there. */
function ToCome(): ReactElement | null {
  const screen = useRoute((route) => route.screen);
  return screen === 'columns' ? <ColumnsToCome /> : null;
}

function Named(): ReactElement {
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
