import Handlebars from 'handlebars';
import { describe, expect, test } from 'vitest';
import { compileTemplate } from '../../scripts/compile-template.ts';
import { planBot } from '../plan/plan-bot.ts';
import { answersOf, VERSIONS } from '../testing/every-answer.ts';
import { core, trees } from '../templates.gen.ts';
import { TEMPLATE_HELPERS } from './template-helpers.ts';
import type { TemplateProgram } from './template-language.ts';
import { loadTemplates, Templates } from './templates.ts';

const VIEW = {
  text: `a "b" 'c'`,
  word: 'w',
  name: 'outer',
  deep: { value: [1, { a: null }] },
  yes: true,
  no: false,
  zero: 0,
  none: [],
  all: ['x', 'y', ''],
  rows: [
    { name: 'n1', cells: ['c1', 'c2'] },
    { name: 'n2', cells: [] },
  ],
};

function renderCompiled(text: string, part: string): string {
  return new Templates({ file: programOf(text), part: programOf(part) }).render('file', VIEW);
}

function programOf(text: string): TemplateProgram {
  // oxlint-disable-next-line typescript/no-implied-eval, typescript/no-unsafe-type-assertion -- it is code that we made
  return new Function(`return ${compileTemplate(text, 'some.hbs')}`)() as TemplateProgram;
}

/** With its own runtime, which hands a helper what is written as `name=value` in an object of options. */
function renderByHandlebars(text: string, part: string): string {
  const handlebars = Handlebars.create();
  handlebars.registerHelper({
    ...TEMPLATE_HELPERS,
    json: (value: unknown, { hash }: Handlebars.HelperOptions) => TEMPLATE_HELPERS.json(value, hash),
  });
  handlebars.registerPartial('part', part);
  return handlebars.compile(text, { noEscape: true })(VIEW);
}

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
    expect(compileTemplate(text, 'some.hbs')).toContain('h.include("a/b.yaml"');
    expect(() => compileTemplate('{{unknown x}}', 'some.hbs')).toThrow('wanted a helper');
  });

  test.each([
    '{{#each x}}a{{else}}b{{/each}}',
    '{{#with x}}a{{/with}}',
    '{{> some x}}',
    '{{> some a=1}}',
    '{{yaml @key}}',
    '{{yaml @first}}',
    '{{yaml ../x}}',
    '{{yaml "x"}}',
    '{{yaml x y}}',
    '{{json x indent=y}}',
    '{{{yaml x}}}',
    '{{#if x includeZero=true}}a{{/if}}',
    '{{#each x as |y|}}{{yaml y}}{{/each}}',
    '{{> (lookup x "y")}}',
    '{{#*inline "x"}}{{/inline}}',
  ])('compileTemplate() refuses %s, of which it knows no meaning', (text) => {
    expect(() => compileTemplate(text, 'some.hbs')).toThrow('Cannot compile some.hbs: found ');
  });

  test.each([
    'no variable, "quotes", `ticks`, ${dollars}, \\ and \u2028',
    '',
    '{{! a comment }}a{{!-- another {{x}} --}}b',
    'a {{yaml text}} b {{token word}} {{json deep.value}}{{json deep indent=4}}',
    '{{#if yes}}1{{/if}}{{#if no}}2{{/if}}{{#if none}}3{{/if}}{{#if missing}}4{{/if}}{{#if zero}}5{{/if}}{{#if all}}6{{/if}}',
    '{{#if no}}1{{else}}2{{/if}}{{#unless none}}3{{else}}4{{/unless}}{{#unless yes}}5{{/unless}}',
    '{{#if no}}1{{else if yes}}2{{else}}3{{/if}}',
    '{{#each all}}{{#unless @first}}, {{/unless}}{{yaml this}}{{/each}}',
    '{{#each rows}}{{token name}}:{{#each cells}}{{token this}}{{token ../name}}{{token ../../word}}{{/each}};{{/each}}',
    '{{#each rows}}{{#if name}}{{token ../word}}{{token @root.word}}{{/if}}{{/each}}{{#each none}}x{{/each}}{{#each missing}}x{{/each}}',
    'a:\n  {{> [part]}}\nb:\n{{#each rows}}\n    {{> [part]}}\n{{/each}}\nc {{> [part]}} d\n',
    '{{#if yes}}\n  1\n{{else}}\n  2\n{{/if}}\n  {{~#if yes~}}  \n a {{~/if}}  \n',
  ])('compileTemplate() gives what Handlebars itself gives for %j', (text) => {
    const part = 'word: {{token @root.word}}\n\n{{#if name}}\nname: {{token name}}\n{{/if}}\n';
    expect(renderCompiled(text, part)).toBe(renderByHandlebars(text, part));
  });
});
