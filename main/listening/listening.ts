import { createArrivalRules, type ArrivalPorts } from '#main/rules/arrivals.ts';
import { startRuleNotices, type RuleNoticePorts } from '#main/rules/notices.ts';
import { startArchiveMarks } from './archive-marks.ts';
import { startDueWarnings, type WarningPorts } from './due-warnings.ts';
import { startGoals } from './goals.ts';
import type { Watcher } from './listening-ports.ts';
import { startMentionAlerts, type MentionAlertPorts } from './mention-alerts.ts';
import { startTone } from './tone.ts';

type Ports = WarningPorts &
  MentionAlertPorts &
  ArrivalPorts & { readonly onOpenMessage: RuleNoticePorts['onOpen'] };

/**
 * Everything that looks at what is stored and adds to it: how it sounds, whether it is a mention, what
 * the person's rules say of it, when it is due.
 */
export function startListening(ports: Ports): Watcher {
  const alerts = startMentionAlerts(ports);
  const rules = createArrivalRules(ports);
  const notices = startRuleNotices({ ...ports, onOpen: ports.onOpenMessage });
  const watchers = [
    startTone({ ...ports, onMentions: alerts.hear, rules, onRules: notices.tell }),
    startArchiveMarks(ports),
    startGoals(ports),
    startDueWarnings(ports),
    alerts,
    notices,
  ];
  return {
    async close() {
      rules.close();
      await Promise.all(watchers.map(async (watcher) => await watcher.close()));
    },
  };
}
