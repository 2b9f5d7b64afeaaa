import type { z } from 'zod';
import type { trialRow } from '#contract/rule-rows.ts';
import { views, type CheckedViewArgs } from '#contract/views.ts';
import { DAY_MS } from '#domain/civil-day.ts';
import type { Conversation } from '#domain/conversation.ts';
import { planActions, type RuleDeed } from '#domain/rule/rule-act.ts';
import { ruleProblem } from '#domain/rule/rule-check.ts';
import { hideOf } from '#main/rules/act.ts';
import { lookBack, MOST_LOOKED, type Found } from '#main/rules/archive.ts';
import { readRulePlace, type RulePlace } from '#main/rules/rule-set.ts';
import { cutBy, NOTHING } from './stretch.ts';
import { view, type ViewPorts } from './view.ts';

const TEXT_LENGTH = 200;

/** What a rule would have matched of late: looked at once, because it is a question and no list. */
export const ruleTrialView = view(views.ruleTrial, {
  on: {},
  async read({ workspaceId, rule, days }, { store, clock }) {
    const problem = ruleProblem(rule);
    const place = problem === null ? await readRulePlace(store, workspaceId) : null;
    let [looked, matched] = [0, 0];
    if (place !== null)
      for await (const look of lookBack(store.forWorkspace(workspaceId), {
        rule,
        place,
        from: clock.now() - days * DAY_MS,
      })) {
        looked += look.looked;
        matched += look.found.length;
      }
    const isCut = looked >= MOST_LOOKED;
    return { rows: [], rest: { problem: problem?.kind ?? null, looked, matched, isCut } };
  },
});

export const ruleTrialListView = view(views.ruleTrialList, {
  on: {},
  async read(args, ports) {
    const { workspaceId, rule, limit } = args;
    const place = ruleProblem(rule) === null ? await readRulePlace(ports.store, workspaceId) : null;
    if (place === null) return { rows: [], rest: { ends: NOTHING } };
    const found = await piece(args, place, ports);
    const byId = new Map(found.map((one) => [one.message.id, one]));
    const { items, ends } = cutBy(
      found.map(({ message }) => message),
      limit,
      ({ createdAt }) => createdAt,
    );
    const shown = items.flatMap(({ id }) => byId.get(id) ?? []);
    return { rows: await toRows(shown, args, { place, ports }), rest: { ends } };
  },
});

type Args = CheckedViewArgs<'ruleTrialList'>;

/** One more than the limit, so that one knows whether there are more. */
async function piece(
  { workspaceId, rule, days, after, upTo, limit }: Args,
  place: RulePlace,
  { store, clock }: ViewPorts,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  for await (const look of lookBack(store.forWorkspace(workspaceId), {
    rule,
    place,
    from: clock.now() - days * DAY_MS,
    ...(after === undefined
      ? {}
      : {
          after: {
            at: after.at,
            id: after.id,
          },
        }),
  })) {
    const inside = look.found.filter(
      ({ message: { createdAt, id } }) =>
        upTo === undefined || createdAt > upTo.at || (createdAt === upTo.at && id >= upTo.id),
    );
    found.push(...inside);
    if (inside.length < look.found.length || found.length > limit) break;
  }
  return found.slice(0, limit + 1);
}

async function toRows(
  found: readonly Found[],
  { workspaceId, rule }: Args,
  { place, ports }: { readonly place: RulePlace; readonly ports: ViewPorts },
): Promise<readonly z.input<typeof trialRow>[]> {
  const accounts = await ports.store.forWorkspace(workspaceId).getMany(
    'accounts',
    found.map(({ message }) => message.accountId),
  );
  return found.map(({ message, conversation, person }) => {
    const account = accounts.get(message.accountId) ?? null;
    const { deeds } = planActions(untouched(conversation), rule.actions, {
      now: message.createdAt,
      zoneMs: place.zoneMs,
      by: 'rule',
      noteId: message.id,
      labelOf: place.labelOf,
      hasText: (text) => place.textOf(text) !== null,
      isVip: person?.isVip === true,
      canStar: () => true,
      hide: hideOf(message, account),
      canReply: account?.capabilities.actions.reply?.can === true,
      hasDraft: () => false,
      sendObstacle: () => 'cannot-reply',
      othersWait: () => false,
    });
    return {
      id: message.id,
      messageId: message.id,
      workspaceId,
      conversationId: message.conversationId,
      network: message.network,
      personName: message.authorName,
      text: shortened(message.text),
      at: message.createdAt,
      deeds: [...deeds] satisfies RuleDeed[],
    };
  });
}

/** As it was when the message came in: what was done since is not known to a rule. */
function untouched(conversation: Conversation): Conversation {
  return { ...conversation, state: 'open', labelIds: [] };
}

/** Never cut inside a character. */
export function shortened(text: string): string {
  return [...text.replaceAll(/\s+/gu, ' ').trim()].slice(0, TEXT_LENGTH).join('');
}
