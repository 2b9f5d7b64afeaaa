import { isAsk, type Ask } from '#contract/asks.ts';
import type { RawBridge } from '#contract/bridge.ts';
import type { CommandArgs, CommandName, CommandValue } from '#contract/commands.ts';
import type { ViewName } from '#contract/views.ts';
import type { Failure } from '#domain/failure.ts';
import { isPlain, readFailure } from './read-update.ts';
import { createViewHub, type ViewHub } from './view-hub.ts';

/** What a command came to. */
export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

export type Hubs = { readonly [Name in ViewName]: ViewHub<Name> };

/** Main, as the screens see it: typed and checked. */
export type Bridge = {
  readonly hubs: Hubs;
  run<Name extends CommandName>(
    name: Name,
    args: CommandArgs<Name>,
  ): Promise<Outcome<CommandValue<Name>>>;
  onAsk(listener: (ask: Ask) => void): () => void;
};

/** The form of an answer. Its value main has made, with the types of the contract. */
function isOutcome<Name extends CommandName>(
  _name: Name,
  answer: unknown,
): answer is Outcome<CommandValue<Name>> {
  if (!isPlain(answer)) return false;
  return answer['ok'] === true ? isPlain(answer['value']) : answer['ok'] === false;
}

async function runChecked<Name extends CommandName>(
  raw: RawBridge,
  name: Name,
  args: CommandArgs<Name>,
): Promise<Outcome<CommandValue<Name>>> {
  try {
    const answer = await raw.run(name, args);
    if (isOutcome(name, answer))
      return answer.ok ? answer : { ok: false, failure: readFailure(answer.failure) };
    return { ok: false, failure: { code: 'internal', detail: `Malformed answer: ${name}` } };
  } catch {
    // The channel itself broke: main is restarting or gone.
    return { ok: false, failure: { code: 'internal', detail: `No answer: ${name}` } };
  }
}

export function createBridge(raw: RawBridge): Bridge {
  return {
    hubs: {
      app: createViewHub(raw, 'app'),
      accounts: createViewHub(raw, 'accounts'),
      signIn: createViewHub(raw, 'signIn'),
      inbox: createViewHub(raw, 'inbox'),
      counts: createViewHub(raw, 'counts'),
      replies: createViewHub(raw, 'replies'),
      actions: createViewHub(raw, 'actions'),
      conversation: createViewHub(raw, 'conversation'),
      person: createViewHub(raw, 'person'),
      personStory: createViewHub(raw, 'personStory'),
      personConversations: createViewHub(raw, 'personConversations'),
      personWeeks: createViewHub(raw, 'personWeeks'),
      peopleLists: createViewHub(raw, 'peopleLists'),
      keepInTouch: createViewHub(raw, 'keepInTouch'),
      deck: createViewHub(raw, 'deck'),
      decks: createViewHub(raw, 'decks'),
      column: createViewHub(raw, 'column'),
      labels: createViewHub(raw, 'labels'),
      savedViews: createViewHub(raw, 'savedViews'),
      savedTexts: createViewHub(raw, 'savedTexts'),
      subscriptions: createViewHub(raw, 'subscriptions'),
      multipliers: createViewHub(raw, 'multipliers'),
      mergeSuggestions: createViewHub(raw, 'mergeSuggestions'),
      peopleNamed: createViewHub(raw, 'peopleNamed'),
      mentions: createViewHub(raw, 'mentions'),
      today: createViewHub(raw, 'today'),
      monitors: createViewHub(raw, 'monitors'),
      monitorHits: createViewHub(raw, 'monitorHits'),
      monitorDays: createViewHub(raw, 'monitorDays'),
      monitorTrial: createViewHub(raw, 'monitorTrial'),
      monitorShare: createViewHub(raw, 'monitorShare'),
      crisis: createViewHub(raw, 'crisis'),
      rules: createViewHub(raw, 'rules'),
      macros: createViewHub(raw, 'macros'),
      macroPreview: createViewHub(raw, 'macroPreview'),
      ruleTrial: createViewHub(raw, 'ruleTrial'),
      ruleTrialList: createViewHub(raw, 'ruleTrialList'),
      ruleLog: createViewHub(raw, 'ruleLog'),
      insights: createViewHub(raw, 'insights'),
      insightList: createViewHub(raw, 'insightList'),
    },
    run: async (name, args) => await runChecked(raw, name, args),
    onAsk: (listener) =>
      raw.onAsk((value) => {
        if (isAsk(value)) listener(value);
      }),
  };
}
