import { expect, test } from 'vitest';
import { pollShares } from './poll-shares.ts';

const options = [{ title: 'a', votes: 3 }, { title: 'b', votes: 1 }, { title: 'c' }];

test('shares are of the votes, or of the people where one may choose several', () => {
  expect(pollShares({ options, isMultiple: false })).toEqual([75, 25, undefined]);
  expect(pollShares({ options, isMultiple: true, voters: 3 })).toEqual([100, 33, undefined]);
});

test('a poll without votes divides by nothing', () => {
  const empty = [{ title: 'a', votes: 0 }];
  expect(pollShares({ options: empty, isMultiple: false })).toEqual([0]);
  expect(pollShares({ options: empty, isMultiple: true, voters: 0 })).toEqual([0]);
});
