import { views } from '#contract/views.ts';
import { view } from './view.ts';

/** One sign-in under way; it lives in memory only. */
export const signInView = view(views.signIn, {
  on: {},
  follows: ({ prompts }, { args }) => prompts.get(args.flowId),
  async read({ flowId }, ports) {
    const prompt = ports.status().prompts.get(flowId) ?? null;
    return await Promise.resolve({ rows: [], rest: { prompt } });
  },
});
