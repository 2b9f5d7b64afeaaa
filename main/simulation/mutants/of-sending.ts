import type { Mutant } from './mutant.ts';

const STEPS = 'domain/reply-steps.ts';
const ATTEMPT = 'main/outbox/attempt.ts';
const RECORD = 'main/outbox/record.ts';

export const SENDING_MUTANTS: readonly Mutant[] = [
  {
    name: 'every attempt has a key of its own',
    of: 'key-per-attempt',
    shows: 'outbox',
    file: ATTEMPT,
    find: '      intent: status.intent,\n',
    put: '      intent: { ...status.intent, key: ports.random.uuid() },\n',
  },
  {
    name: 'every attempt chooses an id of its own',
    of: 'rkey-per-attempt',
    shows: 'outbox',
    file: ATTEMPT,
    find: '      intent: status.intent,\n',
    put: `      intent:
        status.intent.chosenId === undefined
          ? status.intent
          : { ...status.intent, chosenId: ports.random.uuid() },
`,
  },
  {
    name: 'a step of a reply is not flushed to the disk',
    of: 'no-fsync',
    shows: 'outbox',
    file: RECORD,
    find: "{ safety: 'durable' },",
    put: "{ safety: 'cache' },",
  },
  {
    name: 'an unclear reply is sent again without looking',
    of: 'blind-resend',
    shows: 'outbox',
    file: ATTEMPT,
    find: '  const looked = await lookForIt(work, ports);\n',
    put: `  await Promise.resolve();
  if (work.reply.status.state === 'unclear')
    return await sendReply(work, ports, doubts);
  const looked = await lookForIt(work, ports);
`,
  },
  {
    name: 'the network is called before the attempt is written down',
    of: 'no-intent-log',
    shows: 'outbox',
    file: ATTEMPT,
    find: '  const started = await recordStep(ready, ports, (reply, transaction) => {\n',
    put: `  const early = startSending(ready.status, ports.clock.now());
  if (early !== null)
    await askNetwork({ ...work, isFresh: () => true, reply: { ...ready, status: early } }, await openClient(work.account, ports), ports);
  const started = await recordStep(ready, ports, (reply, transaction) => {
`,
  },
  {
    name: 'a 500 counts as a definite no',
    of: '500-is-definite',
    shows: 'outbox',
    file: STEPS,
    find: "  if (answer.kind === 'unclear') return doubt(",
    put: "  if (answer.kind === 'unclear' && answer.failure.code !== 'server-error') return doubt(",
  },
  {
    name: 'the undo window trusts a clock that may be set back',
    of: 'naive-undo-clock',
    shows: 'outbox',
    file: STEPS,
    find: 'return wait <= 0 || wait > longest;',
    put: 'return wait <= 0 && longest > 0;',
  },
  {
    name: 'after a crash nothing is put in order',
    of: 'no-reconcile',
    shows: 'outbox',
    file: RECORD,
    find: '=> recover(status, ports.clock.now());',
    put: "=> (status.state === 'draft' ? status : null);",
  },
  {
    name: 'a step is decided on what was read before the transaction',
    of: 'check-outside-lock',
    shows: 'outbox',
    file: RECORD,
    find: `  return await ports.store.forWorkspace(ref.workspaceId).change(
    (transaction) => {
      const reply = transaction.get('replies', ref.id);
`,
    put: `  const stale = await ports.store.forWorkspace(ref.workspaceId).get('replies', ref.id);
  return await ports.store.forWorkspace(ref.workspaceId).change(
    (transaction) => {
      const reply = stale;
`,
  },
  {
    name: 'the draft goes before the reply is queued',
    of: 'draft-before-queue',
    shows: 'kill-points',
    file: 'main/commands/reply-queue.ts',
    find: `  return await ports.store
    .forWorkspace(args.workspaceId)`,
    put: `  await ports.store
    .forWorkspace(args.workspaceId)
    .change((tx) => tx.remove('replies', args.replyId), { safety: 'durable' });
  return await ports.store
    .forWorkspace(args.workspaceId)`,
  },
  {
    name: 'nobody waits until an unclear answer has settled',
    of: 'no-settle',
    shows: 'outbox',
    file: STEPS,
    find: 'export const SETTLE_MS = 90_000;',
    put: 'export const SETTLE_MS = 0;',
  },
];
