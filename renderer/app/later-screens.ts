import { later } from '#renderer/ui/later.ts';

/** Everything but the list that a start shows. The one that is opened next in most cases comes first. */
export const ConversationPane = later(
  async () => (await import('#renderer/conversation/ConversationPane.tsx')).ConversationPane,
);
export const ColumnsScreen = later(
  async () => (await import('#renderer/columns/ColumnsScreen.tsx')).ColumnsScreen,
);
export const RepliesPane = later(
  async () => (await import('#renderer/outbox/RepliesPane.tsx')).RepliesPane,
);
export const ComposeScreen = later(
  async () => (await import('#renderer/composer/ComposeScreen.tsx')).ComposeScreen,
);
export const PersonScreen = later(
  async () => (await import('#renderer/person/PersonScreen.tsx')).PersonScreen,
);
export const MonitorsScreen = later(
  async () => (await import('#renderer/monitors/MonitorsScreen.tsx')).MonitorsScreen,
);
export const PeopleScreen = later(
  async () => (await import('#renderer/people/PeopleScreen.tsx')).PeopleScreen,
);
export const InsightsScreen = later(
  async () => (await import('#renderer/insights/InsightsScreen.tsx')).InsightsScreen,
);
export const RulesScreen = later(
  async () => (await import('#renderer/rules/RulesScreen.tsx')).RulesScreen,
);
export const SettingsScreen = later(
  async () => (await import('#renderer/settings/SettingsScreen.tsx')).SettingsScreen,
);
export const AccountsPart = later(
  async () => (await import('#renderer/accounts/AccountsPart.tsx')).AccountsPart,
);
export const SubscriptionsPart = later(
  async () => (await import('#renderer/accounts/SubscriptionsPart.tsx')).SubscriptionsPart,
);
export const ConnectScreen = later(
  async () => (await import('#renderer/accounts/ConnectScreen.tsx')).ConnectScreen,
);

const ALL = [
  ConversationPane,
  ColumnsScreen,
  RepliesPane,
  ComposeScreen,
  PersonScreen,
  MonitorsScreen,
  PeopleScreen,
  InsightsScreen,
  RulesScreen,
  SettingsScreen,
  AccountsPart,
  SubscriptionsPart,
  ConnectScreen,
];

/**
 * Reads the other screens while nobody does anything, one at a time: who goes to one of them waits for
 * nothing. The answer ends it.
 */
export function readScreensAhead(): () => void {
  const end = new AbortController();
  void readAll(end.signal);
  return () => end.abort();
}

async function readAll(signal: AbortSignal): Promise<void> {
  for (const screen of ALL) {
    await new Promise((resolve) => {
      requestIdleCallback(resolve);
    });
    if (signal.aborted) return;
    // What cannot be read now is tried again by who shows it.
    await screen.load().catch(() => undefined);
  }
}
