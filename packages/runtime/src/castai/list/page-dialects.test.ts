import { expect, test } from 'vitest';
import { pageQuery, readPage } from './page-dialects.ts';

test.each([
  ['A', { 'page.limit': 500, 'page.cursor': 'c' }, { nextCursor: 'n' }],
  ['B', { limit: 500, cursor: 'c' }, { nextCursor: 'n' }],
  ['C', { 'page.limit': 500, 'page.cursor': 'c' }, { nextPageCursor: 'n', totalCount: 3 }],
  ['D', { 'page.limit': 500, 'page.cursor': 'c' }, { nextPage: { cursor: 'n', limit: '500' } }],
  ['E', { pageSize: 500, pageToken: 'c' }, { nextPageToken: 'n' }],
] as const)('pageQuery() and readPage() speak dialect %s', (dialect, query, next) => {
  const pagination = { dialect, items: 'things' };
  expect(pageQuery(pagination, 500, 'c')).toEqual(query);
  expect(readPage(pagination, { things: [1], ...next })).toEqual({ items: [1], nextCursor: 'n' });
});

test.each([{}, { nextCursor: '' }, { nextCursor: null }, { items: [] }, { items: null }])(
  'readPage() takes %j for an empty last page',
  (body) => {
    expect(readPage({ dialect: 'A', items: 'items' }, body)).toEqual({ items: [], nextCursor: undefined });
  },
);

test('readPage() takes an absent nextPage for the end', () => {
  expect(
    readPage({ dialect: 'D', items: 'keys' }, { keys: ['k'], nextPage: null }).nextCursor,
  ).toBeUndefined();
});

test.each([undefined, 'text', [1], { items: 'x' }, { items: {} }])('readPage() refuses %j', (body) => {
  expect(() => readPage({ dialect: 'A', items: 'items' }, body)).toThrow('wanted items: […]');
});

test.each([7, {}, [], true])('readPage() takes the cursor %j for no end', (nextCursor) => {
  expect(() => readPage({ dialect: 'A', items: 'items' }, { items: [], nextCursor })).toThrow(
    'Cannot read the list to its end: found a next cursor of type',
  );
});
