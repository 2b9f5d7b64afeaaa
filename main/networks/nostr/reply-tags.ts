import { z } from 'zod';
import type { SendJob } from '#main/networks/connector.ts';
import { isKey, KIND } from './events.ts';

/** What `toMessage` keeps of the note that is answered. */
const extSchema = z.object({
  kind: z.number().catch(KIND.note),
  tags: z.array(z.array(z.string())).catch([]),
});
const MOST_PEOPLE = 30;

type Tags = string[][];

function peopleOf(job: SendJob, tags: Tags, self: string): Tags {
  const named = tags.flatMap(([tag, key]) => (tag === 'p' && key !== undefined ? [key] : []));
  const all = new Set([job.inReplyTo.authorRemoteId, ...named]);
  all.delete(self);
  return [...all]
    .filter(isKey)
    .slice(0, MOST_PEOPLE)
    .map((key) => ['p', key]);
}

/** NIP-10: the first note of the thread and the one that is answered, and everyone in it so far. */
function noteTags(job: SendJob, tags: Tags, self: string): Tags {
  const { remoteId, rootRemoteId, authorRemoteId } = job.inReplyTo;
  const answered = [
    'e',
    remoteId,
    '',
    rootRemoteId === remoteId ? 'root' : 'reply',
    authorRemoteId,
  ];
  return [
    ...(rootRemoteId === remoteId ? [] : [['e', rootRemoteId, '', 'root']]),
    answered,
    ...peopleOf(job, tags, self),
  ];
}

/** NIP-22: what the comments are about stays, as the answered one names it. */
function commentTags(job: SendJob, { kind, tags }: z.infer<typeof extSchema>, self: string): Tags {
  const { remoteId, authorRemoteId } = job.inReplyTo;
  const about = tags.filter(([tag = '']) => /^[EPAK]$/u.test(tag));
  const isFirst = about.length === 0;
  const scope = isFirst
    ? [
        ['E', remoteId, '', authorRemoteId],
        ['K', String(kind)],
        ['P', authorRemoteId],
      ]
    : about;
  return [
    ...scope,
    ['e', remoteId, '', authorRemoteId],
    ['k', String(kind)],
    ...peopleOf(job, [], self),
  ];
}

/** Notes are answered by notes, everything else by comments. */
export function replyTags(job: SendJob, self: string): { kind: number; tags: Tags } {
  const ext = extSchema.parse(job.inReplyTo.ext ?? {});
  const warning = job.content.contentWarning;
  const more: Tags = warning === undefined ? [] : [['content-warning', warning]];
  return ext.kind === KIND.note
    ? { kind: KIND.note, tags: [...noteTags(job, ext.tags, self), ...more] }
    : { kind: KIND.comment, tags: [...commentTags(job, ext, self), ...more] };
}
