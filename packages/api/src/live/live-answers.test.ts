import { expect, test } from 'vitest';
import { document } from '../document.gen.ts';
import { resolveOperations } from '../generate/resolve.ts';
import { createApiValidator } from '../validate/api-validator.ts';
import { liveAnswers } from './live-answers.ts';
import { sampleAnswer } from './sample-answer.ts';

const validate = createApiValidator();
const known = new Map(
  resolveOperations(document).map((resolved) => [
    `${resolved.method.toUpperCase()} ${resolved.path.replaceAll(/\{[^}]+\}/g, '{}')}`,
    resolved,
  ]),
);
const answers = Object.entries(liveAnswers).flatMap(([endpoint, { fields }]) => {
  const resolved = known.get(endpoint.replaceAll(/\{[^}]+\}/g, '{}'));
  return resolved === undefined ? [] : [{ endpoint, fields, ...resolved }];
});

/** The heads of these items were not read: what they must have is known from the document alone. */
const NOT_READ = /workload-efficiency: answer\/topItems\/0\/\w+: is missing/;

test.each(answers)(
  'the document admits what $endpoint answers live',
  ({ method, path, parameters, fields }) => {
    const query = parameters
      .filter((parameter) => parameter.in === 'query' && parameter.required === true)
      .map(({ name, schema }) => `${name}=${schema.enum?.[0] ?? '2026-10-01T00:00:00Z'}`)
      .join('&');
    const url = `${path.replaceAll(/\{[^}]+\}/g, 'x')}?${query}`;
    const turns = Math.max(1, ...Object.values(fields).map(({ values }) => values?.length ?? 0));
    const choices = [
      ...Array.from({ length: turns }, (_, turn) => ({ turn })),
      ...Object.entries(fields).flatMap(([nullAt, field]) => (field.null === true ? [{ nullAt }] : [])),
    ];
    const problems = choices.flatMap((choice) =>
      validate({
        method,
        url,
        ...(method === 'post' ? { requestBody: {} } : {}),
        status: 200,
        responseBody: sampleAnswer(fields, choice),
      }),
    );
    expect([...new Set(problems)].filter((problem) => !NOT_READ.test(problem))).toEqual([]);
  },
);

test('liveAnswers holds forms and no values of anybody', () => {
  const forms = new Set(
    Object.values(liveAnswers).flatMap(({ fields }) => Object.values(fields).map(({ is }) => is)),
  );
  expect(forms.has('uuid')).toBe(true);
  expect(JSON.stringify(liveAnswers)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/);
});
