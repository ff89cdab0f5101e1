import { fc } from '@castai-bot/testing/properties';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { planInclude } from './gitlab-include.ts';

const FILE = 'bots/my-bot/.gitlab-ci.yml';
const ADDED = `include:\n  - local: ${FILE}\n`;

describe('planInclude', () => {
  test.each([
    ['no file', undefined, ADDED],
    ['an empty file', '\n', `\n${ADDED}`],
    ['no include', 'test:\n  script: make\n', `test:\n  script: make\n${ADDED}`],
    ['no line break at its end', 'test:\n  script: make', `test:\n  script: make\n${ADDED}`],
    [
      'lines of Windows',
      'a:\r\n  script: make\r\n',
      `a:\r\n  script: make\r\n${ADDED.replaceAll('\n', '\r\n')}`,
    ],
    [
      'a list',
      'include:\n  - local: a.yml\n  - template: X.yml # theirs\n\n# Jobs.\na:\n  script: make\n',
      `include:\n  - local: a.yml\n  - template: X.yml # theirs\n  - local: ${FILE}\n\n# Jobs.\na:\n  script: make\n`,
    ],
    [
      'a list that is not indented',
      'include:\n- project: a/b\n  ref: main\n  file: [x.yml]\na: {script: make}\n',
      `include:\n- project: a/b\n  ref: main\n  file: [x.yml]\n- local: ${FILE}\na: {script: make}\n`,
    ],
    ['a list of texts', 'include:\n  -   /a.yml', `include:\n  -   /a.yml\n  -   local: ${FILE}`],
    [
      'a list with lines of Windows',
      'include:\r\n  - a.yml\r\na: {}\r\n',
      `include:\r\n  - a.yml\r\n  - local: ${FILE}\r\na: {}\r\n`,
    ],
    ['both stages', `stages: [build, test, deploy]\n`, `stages: [build, test, deploy]\n${ADDED}`],
    [
      'tags of GitLab',
      'a:\n  script: !reference [.b, script]\n',
      `a:\n  script: !reference [.b, script]\n${ADDED}`,
    ],
  ])('planInclude() adds to %s', (_, text, after) => {
    expect(planInclude(text, FILE)).toEqual({ kind: 'edit', text: after });
    expect(planInclude(after, FILE)).toEqual({ kind: 'included' });
  });

  test.each([`include: ${FILE}\n`, `include:\n  local: /${FILE}\n`, `include: [{local: ${FILE}}, x.yml]\n`])(
    'planInclude() finds what is included in %j',
    (text) => {
      expect(planInclude(text, FILE)).toEqual({ kind: 'included' });
    },
  );

  test.each([
    ['one include', 'include: a.yml\n', 'no list'],
    ['one map', 'include:\n  local: a.yml\n', 'no list'],
    ['a list in one line', 'include: [a.yml]\n', 'no list'],
    ['an empty list', 'include: []\n', 'no list'],
    ['a map in one line', '{a: {script: make}}\n', 'no list'],
    ['a header', 'spec:\n  inputs: {}\n---\na: {}\n', 'not one map'],
    ['no YAML', 'a: [\n', 'not one map'],
    ['a list at its top', '- a\n', 'not one map'],
    ['other stages', 'stages: [build, test]\n', 'its stages lack deploy'],
  ])('planInclude() leaves %s to a person', (_, text, why) => {
    const plan = planInclude(text, FILE);
    expect(plan).toMatchObject({ kind: 'by-hand' });
    if (plan.kind !== 'by-hand') return;
    expect(plan.why).toContain(why);
    expect(plan.lines.join('\n')).toContain(ADDED.trimEnd());
  });

  test('planInclude() names the stages that are wanted', () => {
    expect(planInclude('stages: [build]\n', FILE)).toMatchObject({
      lines: ['stages:', '  - test', '  - deploy', 'include:', `  - local: ${FILE}`],
    });
  });

  test('planInclude() keeps what any file says, and every byte of it in its order', () => {
    const include = fc.oneof(
      fc.constantFrom('a.yml', 'https://example.com/a.yml'),
      fc.record({ local: fc.string() }),
      fc.record({ project: fc.string(), file: fc.array(fc.string()) }),
    );
    const pipeline = fc.record(
      {
        include: fc.oneof(include, fc.array(include, { maxLength: 4 })),
        job: fc.record({ script: fc.array(fc.string(), { maxLength: 3 }) }),
        variables: fc.dictionary(fc.string(), fc.string(), { maxKeys: 3 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(pipeline, fc.constantFrom(2, 4), fc.boolean(), (value, indent, indentSeq) => {
        const text = stringify(value, { indent, indentSeq });
        const plan = planInclude(text, FILE);
        if (plan.kind !== 'edit') return;
        const { include: before = [], ...theirs } = value;
        expect(parse(plan.text)).toEqual({ ...theirs, include: [before, { local: FILE }].flat() });
        let at = 0;
        for (const character of plan.text) if (character === text[at]) at += 1;
        expect(at).toBe(text.length);
      }),
    );
  });
});
