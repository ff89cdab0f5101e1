import { fc } from '@castai-bot/testing/properties';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { BotAnswers } from '../answers/bot-answers.ts';
import { checkDescription } from '../answers/check-text.ts';
import { parseAnswers } from '../answers/parse-answers.ts';
import { answersOf, VERSIONS } from '../testing/every-answer.ts';
import { planBot } from './plan-bot.ts';

/** A line with something for every language it ends up in. */
const NASTY = `"a" 'b' \`c\` $HOME \${x} \${{ secrets.X }} {{y}} \\n # : - [x] & * ! | > % @ <b> </script> ; $(id) é 👩‍💻 null`;

describe('planBot', () => {
  test('planBot() plans the tree of a TypeScript bot', async () => {
    expect(await kindsOf(answersOf({ ci: 'github' }))).toMatchInlineSnapshot(`
      {
        ".castai-bot/base.json": "owned",
        ".dockerignore": "owned",
        ".gitattributes": "owned",
        ".github/workflows/bot.yml": "owned",
        ".gitignore": "owned",
        ".npmrc": "owned",
        "Dockerfile": "owned",
        "LICENSE.txt": "yours",
        "README.md": "yours",
        "castai-bot.json": "yours",
        "k8s/example.configmap.yaml": "yours",
        "k8s/example.cronjob.yaml": "owned",
        "k8s/example.pod.yaml": "owned",
        "k8s/kustomization.yaml": "owned",
        "package.json": "owned",
        "secrets.env.template": "owned",
        "src/constants.ts": "yours",
        "src/function_config.json": "yours",
        "src/functions/example.test.ts": "yours",
        "src/functions/example.ts": "yours",
        "src/functions/index.ts": "yours",
        "src/main.ts": "yours",
        "test_config.env.template": "owned",
        "tsconfig.json": "owned",
      }
    `);
  });

  test('planBot() plans the tree of a bare-bones bot', async () => {
    expect(await kindsOf(answersOf({ flavor: 'bare-bones', ci: 'gitlab', license: 'none' })))
      .toMatchInlineSnapshot(`
      {
        ".castai-bot/base.json": "owned",
        ".dockerignore": "owned",
        ".gitattributes": "owned",
        ".gitignore": "owned",
        ".gitlab-ci.yml": "owned",
        ".npmrc": "owned",
        "Dockerfile": "owned",
        "README.md": "yours",
        "castai-bot.json": "yours",
        "k8s/kustomization.yaml": "owned",
        "k8s/script.configmap.yaml": "yours",
        "k8s/script.cronjob.yaml": "owned",
        "k8s/script.pod.yaml": "owned",
        "package.json": "owned",
        "secrets.env.template": "owned",
        "src/script.sh": "yours",
        "test_config.env.template": "owned",
      }
    `);
  });

  test('planBot() adds what a package manager needs', async () => {
    expect((await textsOf(answersOf({ packageManager: 'pnpm' })))['pnpm-workspace.yaml']).toContain(
      'esbuild: true',
    );
    expect((await textsOf(answersOf({ packageManager: 'yarn' })))['.yarnrc.yml']).toContain(
      'nodeLinker: node-modules',
    );
    const bun = (await textsOf(answersOf({ packageManager: 'bun' })))['package.json'] ?? '';
    expect(JSON.parse(bun)).toMatchObject({ trustedDependencies: ['esbuild'] });
  });

  test('planBot() pins every version in package.json, and leaves no host in its lockfile', async () => {
    const texts = await textsOf(answersOf({ author: 'Zoë', description: NASTY }));
    expect(JSON.parse(texts['package.json'] ?? '')).toEqual({
      name: 'my-bot',
      version: '0.1.0',
      private: true,
      description: NASTY,
      license: 'MIT',
      author: 'Zoë',
      type: 'module',
      engines: { node: '>=22.21' },
      scripts: {
        dev: 'castai-bot dev',
        start: 'castai-bot run',
        build: 'castai-bot build',
        test: 'castai-bot validate && node --test "src/**/*.test.ts"',
        typecheck: 'tsc',
        validate: 'castai-bot validate',
      },
      dependencies: { '@castai-bot/runtime': '0.1.0', zod: '4.6.7' },
      devDependencies: {
        '@castai-bot/simulator': '0.1.0',
        '@types/node': '24.19.2',
        'castai-bot': '0.1.0',
        typescript: '7.0.2',
      },
      allowScripts: { esbuild: true },
    });
    expect(texts['.npmrc']).toContain('omit-lockfile-registry-resolved=true');
  });

  test('planBot() gives a bare-bones bot nothing but castai-bot', async () => {
    const texts = await textsOf(answersOf({ flavor: 'bare-bones', license: 'none' }));
    expect(JSON.parse(texts['package.json'] ?? '')).toEqual({
      name: 'my-bot',
      version: '0.1.0',
      private: true,
      description: 'A bot for CAST AI',
      license: 'UNLICENSED',
      engines: { node: '>=22.21' },
      scripts: {
        dev: 'castai-bot dev',
        test: 'castai-bot validate && castai-bot run --simulate --all',
        validate: 'castai-bot validate',
      },
      devDependencies: { 'castai-bot': '0.1.0' },
      allowScripts: { esbuild: true },
    });
  });

  test('planBot() keeps the answers, and the text of what it owns', async () => {
    const answers = answersOf({ description: NASTY, imagePullSecret: 'yes' });
    const files = await planBot(answers, VERSIONS);
    const texts = await textsOf(answers);
    expect(parseAnswers(JSON.parse(texts['castai-bot.json'] ?? ''))).toEqual({ answers });
    const owned = files.filter((file) => file.kind === 'owned' && file.path !== '.castai-bot/base.json');
    expect(JSON.parse(texts['.castai-bot/base.json'] ?? '')).toEqual(
      Object.fromEntries(owned.map((file) => [file.path, file.text])),
    );
  });

  test('planBot() exports each function under its name, and starts with the first', async () => {
    const texts = await textsOf(answersOf({ functions: { 'rotate-nodes': {}, example: {} } }));
    expect(texts['src/functions/index.ts']).toBe(
      "export { rotateNodes } from './rotate-nodes.ts';\nexport { example } from './example.ts';\n",
    );
    expect(texts['src/functions/rotate-nodes.ts']).toContain('export const rotateNodes = defineFunction(');
    expect(texts['src/functions/rotate-nodes.test.ts']).toContain(
      "import { rotateNodes } from './rotate-nodes.ts'",
    );
    expect(JSON.parse(texts['src/function_config.json'] ?? '')).toMatchObject({
      function: { function_name: 'rotate-nodes' },
    });
  });

  test.each(['typescript', 'bare-bones'])(
    'planBot() says in the README of a %s bot what every file is for',
    async (flavor) => {
      const answers = answersOf({ flavor, ci: 'github' });
      const { 'README.md': readme = '' } = await textsOf(answers);
      const unsaid = (await planBot(answers, VERSIONS)).filter(({ path: file }) => {
        const names = [file, `${file.split('/').slice(0, -1).join('/')}/`];
        return !names.some((name) => readme.includes(`\`${name}\``));
      });
      expect(unsaid.map((file) => file.path)).toEqual([
        '.gitattributes',
        '.gitignore',
        '.npmrc',
        'LICENSE.txt',
        'README.md',
        'package.json',
        ...(flavor === 'typescript' ? ['tsconfig.json'] : []),
      ]);
      expect(readme.split('\n').length).toBeLessThan(200);
      expect(readme.includes('`npm run start` is the first of the two commands')).toBe(
        flavor === 'typescript',
      );
      expect(readme.includes('which writes for real: `node --env-file-if-exists=')).toBe(
        flavor === 'typescript',
      );
      for (const step of ['secret set', 'build-and-push', 'deploy', 'run-now', 'status', 'logs', 'doctor']) {
        expect(readme).toContain(`\nnpx castai-bot ${step}`);
      }
    },
  );

  test('planBot() says in the README which function runs only when told to', async () => {
    const { 'README.md': readme = '' } = await textsOf(
      answersOf({ functions: { nightly: {}, backfill: { schedule: null } } }),
    );
    expect(readme).toContain('| `nightly` | `0 17 * * 1-5` | Etc/UTC |\n');
    expect(readme).toContain('| `backfill` | only when told to: `npx castai-bot run-now backfill` | |\n');
    expect(readme).toContain('| `k8s/backfill.cronjob.yaml` | runs `backfill` when it is told to |\n');
  });

  test('planBot() puts the command that repeats it into the README, fenced', async () => {
    const replayCommand = "npx create-castai-bot my-bot --yes --description 'a `b` {{c}}'";
    const readme = (await planBot(answersOf({}), VERSIONS, { replayCommand })).find(
      ({ path: file }) => file === 'README.md',
    );
    expect(readme?.text).toContain(`## Made with\n\n\`\`\`sh\n${replayCommand}\n\`\`\`\n`);
    expect((await textsOf(answersOf({})))['README.md']).not.toContain('Made with');
  });

  test.each(['npm', 'pnpm', 'yarn', 'bun'])(
    'planBot() tests every change with %s, in both CI systems',
    async (packageManager) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what it lacks fails below
      const github = parse(
        (await textsOf(answersOf({ ci: 'github', packageManager })))['.github/workflows/bot.yml'] ?? '',
      ) as GithubWorkflow;
      const { steps } = github.jobs.test;
      expect(steps.flatMap(({ uses = [] }) => uses)).toEqual([
        expect.stringMatching(/^actions\/checkout@[0-9a-f]{40}$/),
        expect.stringMatching(/^actions\/setup-node@[0-9a-f]{40}$/),
      ]);
      const commands = steps.flatMap(({ run = [] }) => run);
      expect(
        commands.filter((command) => /install|ci$|typecheck|test|build/.test(command)).length,
      ).toBeGreaterThan(3);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what it lacks fails below
      const gitlab = parse(
        (await textsOf(answersOf({ ci: 'gitlab', packageManager })))['.gitlab-ci.yml'] ?? '',
      ) as GitlabWorkflow;
      // GitLab hands every job every variable: what is installed and tested is to see none of the logins.
      const [first, ...others] = gitlab.test.script;
      expect(first).toBe('unset REGISTRY_PASSWORD PROPOSE_TOKEN CI_REGISTRY_PASSWORD');
      expect(others).toEqual(commands);
    },
  );

  test('planBot() loses and adds nothing, whatever the description and the author are', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map((some) => some.trim());
    const texts = fc.oneof(
      text,
      text.map((some) => `${NASTY}${some}`.slice(0, 200).trim()),
    );
    await fc.assert(
      fc.asyncProperty(texts, texts, async (description, author) => {
        fc.pre(checkDescription(description) === undefined && checkDescription(author) === undefined);
        const files = await textsOf(answersOf({ description, author }));
        expect(JSON.parse(files['package.json'] ?? '')).toMatchObject({ description, author });
        expect(files['LICENSE.txt']?.split('\n')[2]).toBe(`Copyright (c) ${author}`);
        expect(readLabel(files['Dockerfile'] ?? '', 'description')).toBe(description);
        expect(readMarkdown(files['README.md']?.split('\n')[2] ?? '')).toBe(description);
      }),
    );
  });
});

interface GithubWorkflow {
  readonly jobs: {
    readonly test: { readonly steps: readonly { readonly uses?: string; readonly run?: string }[] };
  };
}

interface GitlabWorkflow {
  readonly test: { readonly script: readonly string[] };
}

async function kindsOf(answers: BotAnswers): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries((await planBot(answers, VERSIONS)).map(({ path: file, kind }) => [file, kind]));
}

async function textsOf(answers: BotAnswers): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries((await planBot(answers, VERSIONS)).map(({ path: file, text }) => [file, text]));
}

/** As an engine reads a label: quotes end it, a backslash takes the next character as it is, a dollar begins a variable. */
function readLabel(dockerfile: string, name: string): string | undefined {
  const line = dockerfile
    .split('\n')
    .find((some) => some.startsWith(`LABEL org.opencontainers.image.${name}=`));
  const quoted = /^[^=]*="((?:[^"\\$]|\\["\\$])*)"$/.exec(line ?? '')?.[1];
  return quoted?.replaceAll(/\\(["\\$])/g, '$1');
}

/** As CommonMark reads a paragraph: a backslash before punctuation is not shown. What would be markup must have one. */
function readMarkdown(line: string): string | undefined {
  const isPlain = /^(?:[^\\`*_[\]<>&|~$#!]|\\[!-/:-@[-`{-~])*$/.test(line.replace(/^\d+\\?/, ''));
  return isPlain ? line.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1') : undefined;
}
