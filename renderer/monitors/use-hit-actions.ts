import { useBridge } from '#renderer/bridge/use-bridge.tsx';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import type { CommandArgs } from '#contract/commands.ts';
import type { HitRow } from '#contract/monitor-rows.ts';
import { useDesk } from '#renderer/state/desk.ts';
import { useNotices } from '#renderer/state/notices.ts';
import { useRoute } from '#renderer/state/route.ts';
import { tellChange } from '#renderer/state/use-triage.ts';

export type HitDoing = 'take' | 'reply' | 'open';
export type Noise = CommandArgs<'monitor.addRule'>['noise'];
type Hit = Pick<HitRow, 'workspaceId' | 'messageId' | 'conversationId' | 'isInInbox' | 'url'>;

async function take(bridge: Bridge, { workspaceId, messageId }: Hit): Promise<boolean> {
  const taken = await bridge.run('message.takeIntoInbox', { workspaceId, messageId });
  if (!taken.ok) useNotices.getState().showFailure(taken.failure);
  return taken.ok;
}

function openConversation({ workspaceId, conversationId }: Hit): void {
  const route = useRoute.getState();
  route.go('inbox');
  route.open({ workspaceId, conversationId }, 'read');
}

async function act(bridge: Bridge, hit: Hit, doing: HitDoing): Promise<void> {
  if (doing === 'open' && !hit.isInInbox) {
    if (hit.url === undefined) return;
    const opened = await bridge.run('link.open', { url: hit.url });
    if (!opened.ok) useNotices.getState().showFailure(opened.failure);
    return;
  }
  if (!hit.isInInbox && !(await take(bridge, hit))) return;
  if (doing === 'take') {
    const text = { kind: 'message', id: 'columns.taken' } as const;
    useNotices.getState().show({ id: `taken.${hit.messageId}`, text });
    return;
  }
  openConversation(hit);
  if (doing === 'reply') useDesk.getState().focusComposer('public');
}

export type HitActions = {
  readonly act: (hit: Hit, doing: HitDoing) => void;
  /** It is noise: it goes, and so does what the rule means. */
  readonly silence: (hit: Hit, noise: Noise) => void;
};

/** What can be done with a mention, by button and by key. */
export function useHitActions(monitorId: string): HitActions {
  const bridge = useBridge();
  const silence = async ({ workspaceId, messageId }: Hit, noise: Noise): Promise<void> => {
    const args = { workspaceId, monitorId, messageId, noise };
    const outcome = await bridge.run('monitor.addRule', args);
    if (outcome.ok)
      tellChange(bridge, { kind: 'message', id: `monitors.silenced.${noise.kind}` }, stay);
    else useNotices.getState().showFailure(outcome.failure);
  };
  return {
    act: (hit, doing) => void act(bridge, hit, doing),
    silence: (hit, noise) => void silence(hit, noise),
  };
}

/** Taking it back leads nowhere else. */
export function stay(): void {
  return undefined;
}
