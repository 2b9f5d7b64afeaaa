import type { z } from 'zod';
import type { hitRow } from '#contract/monitor-rows.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { Hit, Matcher } from '#domain/monitor/match.ts';
import { monitoredOf, siteOf, type Monitored } from '#domain/monitor/monitored.ts';
import { toMessageRow } from './message-row.ts';
import type { ViewPorts } from './view.ts';

type Row = z.input<typeof hitRow>;
type Place = { readonly workspaceId: WorkspaceId; readonly ports: ViewPorts };

/** Mentions with why each is one; what a rule calls noise, or does not match any more, is left out. */
export async function toHitRows(
  messages: readonly Message[],
  match: Matcher,
  { workspaceId, ports }: Place,
): Promise<readonly Row[]> {
  const reader = ports.store.forWorkspace(workspaceId);
  const idsOf = <Key extends 'conversationId' | 'accountId' | 'authorId'>(key: Key) =>
    messages.map((message) => message[key]);
  const inbox = await reader.getMany('conversations', idsOf('conversationId'));
  const accounts = await reader.getMany('accounts', idsOf('accountId'));
  const people = await reader.getMany('people', idsOf('authorId'));
  return messages.flatMap((message): readonly Row[] => {
    const monitored = monitoredOf(message);
    const hit = match(monitored);
    if (hit === null) return [];
    const context = {
      account: accounts.get(message.accountId),
      isInInbox: inbox.has(message.conversationId),
    };
    const reach = people.get(message.authorId)?.reach;
    const site = siteOf(message.url);
    return [
      {
        ...toMessageRow(message, context, ports),
        ...whyOf(hit, monitored),
        ...(reach === undefined ? {} : { reach }),
        ...(site === null ? {} : { site }),
      },
    ];
  });
}

function whyOf(
  { spans, reasons }: Hit,
  { parts }: Monitored,
): Pick<Row, 'reasons' | 'marks' | 'beside'> {
  const found = spans.flatMap(({ part, start, end }) => {
    const where = parts[part];
    return where === undefined ? [] : [{ where, start, end }];
  });
  return {
    reasons,
    marks: found
      .filter(({ where }) => where.name === 'text')
      .map(({ start, end }) => ({ start, end })),
    beside: found.flatMap(({ where: { name, text }, start, end }) =>
      name === 'text' ? [] : [{ part: name, text: text.slice(start, end) }],
    ),
  };
}
