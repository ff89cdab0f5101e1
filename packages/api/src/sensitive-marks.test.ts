import { expect, test } from 'vitest';
import { document } from './document.gen.ts';
import { guessSensitivity } from './sensitive/guess-sensitivity.ts';
import { listTextFields, type TextField } from './generate/list-text-fields.ts';
import { notSensitive } from './sensitive/not-sensitive.ts';

/** What a description says of values that are sensitive, whatever their field is called. */
const TELLING = /\b(?:password|secret|key itself|credentials?|e-?mails?|person|people|users?|headers)\b/i;

const fields = listTextFields(document);

function looksSensitive({ name, holder, schema: { description = '' } }: TextField): boolean {
  return guessSensitivity(name, holder) !== undefined || TELLING.test(description);
}

test('document marks each field that looks sensitive, or says why it is not', () => {
  const undecided = fields.filter(
    (field) =>
      looksSensitive(field) &&
      field.schema['x-sensitive'] === undefined &&
      notSensitive[field.id] === undefined,
  );
  expect(undecided.map(({ id }) => id)).toEqual([]);
  expect(fields.length).toBeGreaterThan(1000);
});

test('notSensitive lists fields that look sensitive and are not marked, each with its reason', () => {
  const found = new Map(fields.map((field) => [field.id, field]));
  const idle = Object.entries(notSensitive).filter(([id, reason]) => {
    const field = found.get(id);
    const isNeeded = field !== undefined && looksSensitive(field) && !field.schema['x-sensitive'];
    return !isNeeded || reason.length < 20;
  });
  expect(idle).toEqual([]);
});

test('document marks secrets and what is personal, by no other word', () => {
  const marks = fields.map(({ schema }) => schema['x-sensitive']).filter((mark) => mark !== undefined);
  expect(new Set(marks)).toEqual(new Set(['secret', 'personal']));
  expect(marks.length).toBeGreaterThan(60);
});
