import { goalKey, type AnswerGoal } from '#domain/answer-goal.ts';

export const GOAL_KINDS = ['comment', 'mention', 'direct', 'review'] as const;
export const GOAL_MINUTES = [15, 30, 60, 120, 240, 480, 960, 1440, 2400] as const;
export type GoalSide = 'firstMinutes' | 'nextMinutes' | 'solutionMinutes';

/** Whether another goal is for the same. */
export function isTaken(goal: AnswerGoal, goals: readonly AnswerGoal[]): boolean {
  return goals.some(({ id, ...other }) => id !== goal.id && goalKey(other) === goalKey(goal));
}

/** The first is for everything, later ones for a kind that has none; null when all have one. */
export function newGoal(goals: readonly AnswerGoal[], id: string): AnswerGoal | null {
  const offered: readonly AnswerGoal[] = [
    { id, firstMinutes: 60, nextMinutes: 240 },
    ...GOAL_KINDS.map((kind) => ({ id, kind, firstMinutes: 60, nextMinutes: 240 })),
  ];
  return offered.find((goal) => !isTaken(goal, goals)) ?? null;
}
