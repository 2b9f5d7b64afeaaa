import { isViewName, type ViewName } from '#contract/views.ts';
import { accountsView } from './accounts.ts';
import { actionsView } from './actions.ts';
import { appView } from './app.ts';
import { columnView } from './column.ts';
import { countsView } from './counts.ts';
import { conversationView } from './conversation.ts';
import { deckView } from './deck.ts';
import { decksView } from './decks.ts';
import { inboxView } from './inbox.ts';
import { insightListView, insightsView } from './insights.ts';
import { labelsView } from './labels.ts';
import { multipliersView } from './multipliers.ts';
import { mergeSuggestionsView } from './merge-suggestions.ts';
import { macroPreviewView } from './macro-preview.ts';
import { mentionsView } from './mentions.ts';
import { crisisView } from './crisis.ts';
import { monitorHitsView, monitorTrialView } from './monitor-hits.ts';
import { monitorDaysView, monitorShareView, monitorsView } from './monitors.ts';
import { peopleNamedView } from './people-named.ts';
import { personView } from './person.ts';
import { keepInTouchView } from './keep-in-touch.ts';
import { peopleListsView } from './people-lists.ts';
import { personConversationsView } from './person-conversations.ts';
import { personStoryView } from './person-story.ts';
import { personWeeksView } from './person-weeks.ts';
import { repliesView } from './replies.ts';
import { ruleLogView } from './rule-log.ts';
import { ruleTrialListView, ruleTrialView } from './rule-trial.ts';
import { macrosView, rulesView } from './rules.ts';
import { savedViewsView } from './saved-views.ts';
import { signInView } from './sign-in.ts';
import { savedTextsView } from './saved-texts.ts';
import { subscriptionsView } from './subscriptions.ts';
import { todayView } from './today.ts';
import { runView, type ViewUpdate } from './run-view.ts';
import type { View, ViewPorts } from './view.ts';

const VIEWS: Readonly<Record<ViewName, View>> = {
  app: appView,
  accounts: accountsView,
  signIn: signInView,
  inbox: inboxView,
  counts: countsView,
  replies: repliesView,
  actions: actionsView,
  conversation: conversationView,
  person: personView,
  personStory: personStoryView,
  personConversations: personConversationsView,
  personWeeks: personWeeksView,
  peopleLists: peopleListsView,
  keepInTouch: keepInTouchView,
  decks: decksView,
  deck: deckView,
  column: columnView,
  labels: labelsView,
  savedViews: savedViewsView,
  savedTexts: savedTextsView,
  subscriptions: subscriptionsView,
  multipliers: multipliersView,
  mergeSuggestions: mergeSuggestionsView,
  peopleNamed: peopleNamedView,
  mentions: mentionsView,
  today: todayView,
  insights: insightsView,
  insightList: insightListView,
  monitors: monitorsView,
  monitorHits: monitorHitsView,
  monitorDays: monitorDaysView,
  monitorTrial: monitorTrialView,
  monitorShare: monitorShareView,
  crisis: crisisView,
  rules: rulesView,
  macros: macrosView,
  macroPreview: macroPreviewView,
  ruleTrial: ruleTrialView,
  ruleTrialList: ruleTrialListView,
  ruleLog: ruleLogView,
};

export type Views = {
  /**
   * Opens a view of contract/views.ts; the answer closes it. A name or arguments that are not in the
   * contract give one `invalid-input`. Nothing is called before this returns.
   */
  open(name: string, args: unknown, onUpdate: (update: ViewUpdate) => void): () => void;
};

export function createViews(ports: ViewPorts): Views {
  return {
    open(name, args, onUpdate) {
      const opened = isViewName(name) ? VIEWS[name].withArgs(args) : null;
      if (opened !== null) return runView(opened, ports, onUpdate);
      let isClosed = false;
      queueMicrotask(() => {
        if (!isClosed) onUpdate({ trouble: { code: 'invalid-input' } });
      });
      return () => {
        isClosed = true;
      };
    },
  };
}
