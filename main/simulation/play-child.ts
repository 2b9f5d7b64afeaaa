import { playTask, task } from './tasks.ts';

/** Plays what it is sent, one after the other. */
process.on('message', (message: unknown) => {
  void playTask(task.parse(message)).then((played) => process.send?.(played));
});
