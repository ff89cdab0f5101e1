import { execFile } from 'node:child_process';
import { readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments, parse } from 'yaml';
import type { CronJob } from '../cluster/kube-objects.ts';
import { isManifestObject } from '../manifests/manifest-object.ts';
import { createDeployableRepo, DIGEST } from '../testing/deployable-repo.ts';
import { createFixtureRepo } from '../testing/fixture-repo.ts';
import { git } from '../testing/frozen-bot.ts';
import { hashTree } from '../testing/hash-tree.ts';
import { whyNoCluster } from '../testing/kubernetes/start-cluster.ts';
import { readTree } from '../testing/read-tree.ts';
import { renderChart } from '../testing/render-chart.ts';
import { runLine } from '../testing/run-line.ts';
import { stateFunctions } from '../testing/state-functions.ts';

const why = await whyNoCluster();
const exec = promisify(execFile);

describe('castai-bot export', () => {
  test('export() refuses none and several formats, other names of clusters, and k8s/ as its folder', async () => {
    await using repo = await createDeployableRepo();
    for (const [argv, words] of [
      [[], 'found none, wanted one of --helm, --kustomize and --argocd'],
      [['--helm', '--argocd'], 'found --helm and --argocd'],
      [['--helm', '--cluster', 'EU,us'], 'one --cluster each'],
      [['--helm', '--out', 'k8s/chart'], 'k8s/ is what is exported'],
    ] as const) {
      const { code, stderr } = await runLine(['export', ...argv], { cwd: repo.root });
      expect(stderr).toContain(words);
      expect(code).toBe(2);
    }
    expect(Object.keys(await readTree(repo.root))).not.toContain('gitops');
  });

  test('export() writes what is yours once, and the rest again', async () => {
    await using repo = await createDeployableRepo();
    const options = { cwd: repo.root };
    const chart = path.join(repo.root, 'gitops/chart');
    const yours = path.join(chart, 'values-eu.yaml');
    expect((await runLine(['export', '--helm', '--dry-run'], options)).stdout).toContain('would write');
    expect(await runLine(['export', '--helm', '--check'], options)).toMatchObject({ code: 3 });
    expect(Object.keys(await readTree(repo.root))).not.toContain('gitops');

    expect(await runLine(['export', '--helm', '--cluster', 'eu'], options)).toMatchObject({
      code: 0,
      stderr: '',
    });
    await writeFile(yours, 'image: mine\n');
    expect(await runLine(['export', '--helm', '--check'], options)).toMatchObject({ code: 0 });
    const manifest = path.join(repo.root, 'k8s/greet.cronjob.yaml');
    await writeFile(manifest, (await readFile(manifest, 'utf8')).replaceAll('0 17 * * 1-5', '0 18 * * 1-5'));
    const again = await runLine(['export', '--helm', '--json'], options);
    expect(JSON.parse(again.stdout)).toMatchObject({
      clusters: ['eu'],
      isWritten: true,
      changes: [
        { kind: 'edit', path: 'gitops/chart/values.yaml' },
        { kind: 'edit', path: 'gitops/.castai-bot-export.json' },
      ],
    });
    expect(await readFile(yours, 'utf8')).toBe('image: mine\n');
  });

  test.each([
    ['--helm', 'chart/Chart.yaml', 'name: theirs\n'],
    ['--helm', 'chart/templates/manifests.yaml', ''],
    ['--kustomize', 'base/kustomization.yaml', 'resources: [theirs.yaml]\n'],
    ['--argocd', 'base/greet.cronjob.yaml', 'kind: Theirs\n'],
  ])('export() writes over no file that it did not write: %s, %s', async (flag, file, theirs) => {
    await using repo = await createDeployableRepo();
    await using elsewhere = await createFixtureRepo({ [file]: theirs });
    const url = flag === '--argocd' ? ['--repo-url', 'https://git.example.com/x.git'] : [];
    const argv = ['export', flag, '--out', elsewhere.root, ...url];
    const before = await hashTree(elsewhere.root);
    const refused = await runLine(argv, { cwd: repo.root });
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain(file);
    expect(refused.stderr).toContain(`castai-bot export ${flag} --force`);
    expect(await hashTree(elsewhere.root)).toBe(before);
    expect(await runLine([...argv, '--force'], { cwd: repo.root })).toMatchObject({ code: 0 });
    expect(await readFile(path.join(elsewhere.root, file), 'utf8')).not.toBe(theirs);
    expect(await runLine([...argv, '--check'], { cwd: repo.root })).toMatchObject({ code: 0 });
  });

  test('export() writes over no edit, takes away what nothing makes any more, and knows whose export it is', async () => {
    await using repo = await createDeployableRepo();
    await using elsewhere = await createFixtureRepo({});
    const argv = ['export', '--kustomize', '--out', elsewhere.root];
    const options = { cwd: repo.root };
    const extra = path.join(repo.root, 'k8s/extra.txt');
    await writeFile(extra, 'extra\n');
    expect(await runLine(argv, options)).toMatchObject({ code: 0 });
    const copy = path.join(elsewhere.root, 'base/greet.configmap.yaml');
    const text = await readFile(copy, 'utf8');
    // A clone on Windows is no edit.
    await writeFile(copy, text.replaceAll('\n', '\r\n'));
    expect(await runLine([...argv, '--check'], options)).toMatchObject({ code: 0 });
    await writeFile(copy, `${text}# edited\n`);
    expect(await runLine([...argv, '--check'], options)).toMatchObject({ code: 3 });
    expect(await runLine(argv, options)).toMatchObject({ code: 2 });
    await writeFile(copy, text);
    await rm(extra);
    expect(await runLine(argv, options)).toMatchObject({ code: 0 });
    expect(Object.keys(await readTree(path.join(elsewhere.root, 'base')))).not.toContain('extra.txt');

    const record = path.join(elsewhere.root, '.castai-bot-export.json');
    await writeFile(record, (await readFile(record, 'utf8')).replace('my-bot', 'their-bot'));
    const { code, stderr } = await runLine([...argv, '--force'], options);
    expect(stderr).toContain('it is the export of "their-bot"');
    expect(code).toBe(1);
  });

  test('export() follows no link out of the repo, nor out of the folder it writes to', async () => {
    for (const isInside of [true, false]) {
      await using repo = await createDeployableRepo();
      await using theirs = await createFixtureRepo({ note: '' });
      await using elsewhere = await createFixtureRepo({});
      const place = isInside ? repo.root : elsewhere.root;
      const out = isInside ? [] : ['--out', elsewhere.root];
      await symlink(theirs.root, path.join(place, isInside ? 'gitops' : 'chart'));
      const { code, stderr } = await runLine(['export', '--helm', ...out], { cwd: repo.root });
      expect(stderr).toContain('would leave it');
      expect(code).toBe(1);
      expect(await readTree(theirs.root)).toEqual({ note: '' });
    }
  });

  test('export() makes a chart that renders k8s/ with its own values, and what a cluster has of its own', async () => {
    await using repo = await createDeployableRepo({ functionName: 'on' });
    const manifest = path.join(repo.root, 'k8s/on.cronjob.yaml');
    const text = await readFile(manifest, 'utf8');
    const nasty = `env:\n                - name: NASTY\n                  value: '{{ .Values.x }} }} {{{'\n`;
    await writeFile(manifest, text.replace('env:\n', nasty));
    expect(await runLine(['export', '--helm'], { cwd: repo.root })).toMatchObject({ code: 0 });
    const chart = path.join(repo.root, 'gitops/chart');
    const [template, values, about] = await Promise.all(
      ['templates/manifests.yaml', 'values.yaml', 'Chart.yaml'].map((file) =>
        readFile(path.join(chart, file), 'utf8'),
      ),
    );
    const rendered = renderChart(template ?? '', { values: values ?? '', namespace: 'castai-agent' });
    expect(readDocuments(rendered)).toEqual(
      readDocuments(
        [
          await readFile(path.join(repo.root, 'k8s/on.configmap.yaml'), 'utf8'),
          await readFile(manifest, 'utf8'),
        ].join('---\n'),
      ),
    );
    expect(parse(about ?? '')).toMatchObject({ name: 'my-bot', version: '0.1.0', appVersion: '1.0.0' });
    // Helm reads YAML 1.1, where a bare `on` is true.
    expect(values).toContain('"on":');
    const other = (values ?? '').replace('0 17 * * 1-5', '"* * * * *"').replace('default_value1', 'x');
    const changed = renderChart(template ?? '', { values: other, namespace: 'elsewhere' });
    expect(changed).toContain('"x"');
    expect(readDocuments(changed)).toMatchObject([
      {
        metadata: { namespace: 'elsewhere' },
      },
      { metadata: { namespace: 'elsewhere' }, spec: { schedule: '* * * * *' } },
    ]);
  });

  test.each(['>', '>-', '>+', '|-', '|+'])(
    'export() makes a chart of a config in a block of %s',
    async (block) => {
      await using repo = await createDeployableRepo();
      const file = path.join(repo.root, 'k8s/greet.configmap.yaml');
      const text = await readFile(file, 'utf8');
      expect(text).toContain('function_config.json: |\n');
      await writeFile(file, text.replace('function_config.json: |\n', `function_config.json: ${block}\n`));
      expect(await runLine(['export', '--helm'], { cwd: repo.root })).toMatchObject({ code: 0 });
      const [template = '', values = ''] = await Promise.all(
        ['templates/manifests.yaml', 'values.yaml'].map((name) =>
          readFile(path.join(repo.root, 'gitops/chart', name), 'utf8'),
        ),
      );
      const [rendered] = readDocuments(renderChart(template, { values, namespace: 'castai-agent' }));
      const [written] = readDocuments(await readFile(file, 'utf8'));
      expect(configOf(rendered)).toEqual(configOf(written));
      expect(rendered).toMatchObject({ kind: 'ConfigMap', metadata: { namespace: 'castai-agent' } });
    },
  );

  test('export() moves a state, and what pods are told of their entry, with the release', async () => {
    await using repo = await createDeployableRepo({ functions: stateFunctions });
    expect(await runLine(['export', '--helm'], { cwd: repo.root })).toMatchObject({ code: 0 });
    const [template = '', values = ''] = await Promise.all(
      ['templates/manifests.yaml', 'values.yaml'].map((name) =>
        readFile(path.join(repo.root, 'gitops/chart', name), 'utf8'),
      ),
    );
    const resources = ['morning', 'evening', 'plain'].flatMap((name) => [
      `${name}.configmap.yaml`,
      `${name}.cronjob.yaml`,
    ]);
    const texts = await Promise.all(
      [...resources, 'hours.state.yaml'].map((name) => readFile(path.join(repo.root, 'k8s', name), 'utf8')),
    );
    const own = renderChart(template, { values, namespace: 'castai-agent' });
    expect(readDocuments(own)).toEqual(readDocuments(texts.join('---\n')));
    const moved = renderChart(template, {
      values: values.replaceAll('0 18 * * 1-5', '1 2 3 4 5'),
      namespace: 'elsewhere',
    });
    expect(moved).not.toContain('castai-agent"');
    expect(readDocuments(moved)).toContainEqual(
      expect.objectContaining({
        kind: 'RoleBinding',
        subjects: [{ kind: 'ServiceAccount', name: 'my-bot-hours-state', namespace: 'elsewhere' }],
      }),
    );
    expect(readVariable(readDocuments(moved), 'my-bot-evening')).toMatchObject({
      schedule: '1 2 3 4 5',
      state: { configMap: 'my-bot-hours-state', namespace: 'elsewhere' },
    });
  });

  test('export() makes no chart of a kustomization that does more than list files', async () => {
    await using repo = await createDeployableRepo();
    const file = path.join(repo.root, 'k8s/kustomization.yaml');
    const text = await readFile(file, 'utf8');
    for (const [changed, words] of [
      [`${text}namePrefix: x-\n`, 'it has "namePrefix"'],
      [`${text}  - ../elsewhere.yaml\n`, '"../elsewhere.yaml"'],
      ['- a list\n', 'Cannot read k8s/kustomization.yaml'],
    ] as const) {
      await writeFile(file, changed);
      const { code, stderr } = await runLine(['export', '--helm'], { cwd: repo.root });
      expect(stderr).toContain(words);
      expect(code).toBe(1);
    }
    await rm(file);
    const { stderr } = await runLine(['export', '--kustomize'], { cwd: repo.root });
    expect(stderr).toContain('Cannot read k8s/kustomization.yaml: there is none');
  });

  test('export() makes Applications that find their overlay in git', async () => {
    await using repo = await createDeployableRepo();
    const none = await runLine(['export', '--argocd'], { cwd: repo.root });
    expect(none).toMatchObject({ code: 1, stdout: '' });
    expect(none.stderr).toContain('castai-bot export --argocd --repo-url');
    await git(repo.root, 'init', '--quiet');
    await git(repo.root, 'remote', 'add', 'origin', 'git@git.example.com:team/my-bot.git');
    const argv = ['export', '--argocd', '--cluster', 'eu', '--cluster', 'us', '--cluster', 'eu'];
    expect(await runLine(argv, { cwd: repo.root })).toMatchObject({ code: 0, stderr: '' });
    const application = await readFile(path.join(repo.root, 'gitops/argocd/us.yaml'), 'utf8');
    expect(parse(application)).toMatchObject({
      kind: 'Application',
      metadata: { name: 'my-bot-us' },
      spec: {
        source: { repoURL: 'https://git.example.com/team/my-bot.git', path: 'gitops/overlays/us' },
        destination: { name: 'us', namespace: 'castai-agent' },
      },
    });
    expect(Object.keys(await readTree(path.join(repo.root, 'gitops/overlays')))).toEqual([
      'eu',
      'eu/kustomization.yaml',
      'us',
      'us/kustomization.yaml',
    ]);
  });

  test('export() says so when there is no image to deploy yet', async () => {
    await using repo = await createDeployableRepo({ image: 'registry.example.com/team/my-bot:1.0.0' });
    const { code, stderr } = await runLine(['export', '--kustomize'], { cwd: repo.root });
    expect(code).toBe(0);
    expect(stderr).toContain('k8s/ has registry.example.com/team/my-bot:1.0.0, without a digest');
  });

  test.skipIf(why !== undefined)(
    'export() makes overlays that kubectl builds: over k8s/ itself, or over a copy elsewhere (needs kubectl)',
    async () => {
      await using repo = await createDeployableRepo();
      const build = async (folder: string): Promise<string> =>
        (await exec('kubectl', ['kustomize', folder], { cwd: repo.root })).stdout;
      const wanted = await build('k8s');
      const options = { cwd: path.join(repo.root, 'k8s') };
      expect(await runLine(['export', '--kustomize'], options)).toMatchObject({ code: 0 });
      expect(await build('gitops/overlays/production')).toBe(wanted);

      await using elsewhere = await createDeployableRepo();
      const out = path.join(elsewhere.root, 'git ops');
      expect(await runLine(['export', '--kustomize', '--out', out], options)).toMatchObject({ code: 0 });
      const overlay = path.join(out, 'overlays/production');
      expect(await build(overlay)).toBe(wanted);
      expect(Object.keys(await readTree(path.join(out, 'base')))).toEqual([
        'greet.configmap.yaml',
        'greet.cronjob.yaml',
        'kustomization.yaml',
      ]);
      // What it offers in a comment works.
      const file = path.join(overlay, 'kustomization.yaml');
      const [head = '', example = ''] = (await readFile(file, 'utf8')).split(
        '# Another schedule here, say:\n',
      );
      await writeFile(file, `${head}${example.replaceAll(/^# /gm, '')}`);
      const changed = await build(overlay);
      expect(changed).toContain('schedule: 30 6 * * 1-5');
      expect(changed).toContain(DIGEST);
    },
  );
});

function readDocuments(text: string): readonly unknown[] {
  const documents = parseAllDocuments(text);
  return 'empty' in documents ? [] : documents.map((document) => document.toJS() as unknown);
}

/** The config that a ConfigMap holds, whatever breaks its text ends with. */
function configOf(document: unknown): unknown {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a ConfigMap of ours
  const { data } = document as { readonly data: Readonly<Record<string, string>> };
  return JSON.parse(data['function_config.json'] ?? '') as unknown;
}

/** BOT_ENTRY of the pods of a CronJob. */
function readVariable(documents: readonly unknown[], name: string): unknown {
  const found = documents.find(
    (one) => isManifestObject(one) && one.kind === 'CronJob' && one.metadata.name === name,
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of a CronJob that castai-bot wrote
  const { spec } = found as CronJob;
  const { env = [] } = spec.jobTemplate.spec.template.spec.containers[0] ?? {};
  return JSON.parse(env.find((one) => one.name === 'BOT_ENTRY')?.value ?? 'null');
}
