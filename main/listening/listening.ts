import { startArchiveMarks } from './archive-marks.ts';
import { startDueWarnings, type WarningPorts } from './due-warnings.ts';
import { startGoals } from './goals.ts';
import type { Watcher } from './listening-ports.ts';
import { startMentionAlerts, type MentionAlertPorts } from './mention-alerts.ts';
import { startTone } from './tone.ts';

/**
 * Everything that looks at what is stored and adds to it: how it sounds, whether it is a mention, when
 * it is due.
 */
export function startListening(ports: WarningPorts & MentionAlertPorts): Watcher {
  const alerts = startMentionAlerts(ports);
  const watchers = [
    startTone({ ...ports, onMentions: alerts.hear }),
    startArchiveMarks(ports),
    startGoals(ports),
    startDueWarnings(ports),
    alerts,
  ];
  return {
    async close() {
      await Promise.all(watchers.map(async (watcher) => await watcher.close()));
    },
  };
}
