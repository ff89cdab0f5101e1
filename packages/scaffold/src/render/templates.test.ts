import { describe, expect, test } from 'vitest';
import { compileTemplate } from '../../scripts/compile-template.ts';
import { planBot } from '../plan/plan-bot.ts';
import { answersOf, VERSIONS } from '../testing/every-answer.ts';
import { core, trees } from '../templates.gen.ts';
import { loadTemplates } from './templates.ts';

describe('Templates', () => {
  test('render() gives a file without variables as it is, and throws on a missing variable', async () => {
    const templates = await loadTemplates(['bot']);
    expect(templates.render('bot/src/main.ts', {})).toContain('await new Bot({');
    expect(() => templates.render('bot/src/constants.ts', { bot: {} })).toThrow('Cannot write a value');
    expect(() => templates.render('bot/nothing', {})).toThrow('no such template');
  });

  test('tree() lists the files of a tree under the names they get', async () => {
    const templates = await loadTemplates(['every-bot', 'ci/none']);
    expect(
      templates
        .tree('every-bot')
        .map((file) => file.path)
        .toSorted(),
    ).toEqual([
      '.gitattributes',
      '.gitignore',
      'README.md',
      'secrets.env.template',
      'test_config.env.template',
    ]);
    expect(templates.tree('ci/none')).toEqual([]);
  });
});

describe('templates.gen.ts', () => {
  test('core holds no file that only some bots have', async () => {
    const files = await planBot(answersOf({}), VERSIONS);
    const planned = new Set(files.map(({ path }) => path));
    const below = Object.keys(core).filter((name) => !/^(?:functions|kubernetes|partials)\//.test(name));
    expect(below.filter((name) => !planned.has(name.slice(name.indexOf('/') + 1)))).toEqual([]);
    expect(Object.keys(core).filter((name) => name.startsWith('functions/'))).toEqual([
      'functions/example/function.test.ts',
      'functions/example/function.ts',
    ]);
  });

  test('trees gives each tree the files below its name alone', async () => {
    for (const [tree, load] of trees) {
      const names = Object.keys((await load()).templates);
      expect(names.filter((name) => !name.startsWith(`${tree}/`))).toEqual([]);
    }
  });
});

describe('compileTemplate', () => {
  test.each([
    '{{name}}',
    '{{{name}}}',
    '{{&name}}',
    'a {{bot.name}}',
    '{{#if x}}{{x}}{{/if}}',
    '{{yaml}}',
    '{{lookup x "y"}}',
  ])('compileTemplate() refuses the bare value in %s', (text) => {
    expect(() => compileTemplate(text, 'some.hbs')).toThrow('some.hbs:1: found');
  });

  test('compileTemplate() takes values inside helpers, blocks and partials', () => {
    const text =
      '{{#each all}}{{yaml this}}{{/each}}{{#if x}}{{json x indent=2}}{{/if}}{{> [a/b.yaml]}} $\\{{ x }}';
    expect(compileTemplate(text, 'some.hbs')).toContain('"main"');
    expect(() => compileTemplate('{{unknown x}}', 'some.hbs')).toThrow('wanted a helper');
  });
});
