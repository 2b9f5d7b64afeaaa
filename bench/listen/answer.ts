import type { Engine } from '#main/engine.ts';

/** The first answer of a view. */
export async function answer(engine: Engine, name: string, args: object): Promise<unknown> {
  return await new Promise((resolve) => {
    const stop = engine.watch(name, args, (update) => {
      stop();
      resolve(update);
    });
  });
}
