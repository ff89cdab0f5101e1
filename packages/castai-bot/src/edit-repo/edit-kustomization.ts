import { CliError } from '@castai-bot/cli';
import { readYaml } from '@castai-bot/yaml';
import { isMap, isScalar, isSeq, type Scalar, type YAMLSeq } from 'yaml';
import { KUSTOMIZATION } from '../repo/manifest-files.ts';

/**
 * kustomization.yaml with more resources at the end of its list, every other byte as it was.
 * @throws CliError KUSTOMIZATION when it has no list of resources
 */
export function addResources(text: string, files: readonly string[]): string {
  const resources = findResources(text);
  const listed = listItems(resources).map(nameOf);
  const added = files.filter((file) => !listed.includes(file));
  const last = listItems(resources).at(-1);
  if (added.length === 0 || !last) return text;
  const end = last.range?.[1] ?? text.length;
  if (resources.flow)
    return `${text.slice(0, end)}${added.map((file) => `, ${file}`).join('')}${text.slice(end)}`;
  const lineStart = text.lastIndexOf('\n', last.range?.[0]) + 1;
  const [indent = ''] = /^\s*-\s*/.exec(text.slice(lineStart)) ?? [];
  const lineEnd = text.indexOf('\n', end) === -1 ? text.length : text.indexOf('\n', end);
  return `${text.slice(0, lineEnd)}${added.map((file) => `\n${indent}${file}`).join('')}${text.slice(lineEnd)}`;
}

/** kustomization.yaml without these resources, every other byte as it was; a list written in one line is left alone. */
export function removeResources(text: string, files: readonly string[]): string {
  const resources = findResources(text);
  if (resources.flow) throw broken('its resources are in one line, wanted one line each');
  const gone = listItems(resources).filter((item) => files.includes(nameOf(item)));
  return gone.toReversed().reduce((rest, { range }) => {
    const start = rest.lastIndexOf('\n', range?.[0] ?? 0) + 1;
    const end = rest.indexOf('\n', range?.[1] ?? 0);
    return rest.slice(0, start) + (end === -1 ? '' : rest.slice(end + 1));
  }, text);
}

/**
 * The files that a kustomization.yaml lists, in its order.
 * @throws CliError KUSTOMIZATION when it has no list of resources
 */
export function listResources(text: string): readonly string[] {
  return listItems(findResources(text)).map(nameOf);
}

/** `./web.yaml` is `web.yaml`. */
function nameOf({ value }: Scalar): string {
  return String(value).replace(/^\.\//, '');
}

function findResources(text: string): YAMLSeq {
  const [document] = readYaml(text, { file: KUSTOMIZATION, code: 'KUSTOMIZATION' });
  const resources = isMap(document?.contents) ? document.contents.get('resources', true) : undefined;
  if (!isSeq(resources) || resources.items.length === 0) throw broken('it has no list of resources');
  return resources;
}

function listItems(resources: YAMLSeq): readonly Scalar[] {
  return resources.items.filter(isScalar);
}

function broken(problem: string): CliError {
  return new CliError('KUSTOMIZATION', `Cannot edit ${KUSTOMIZATION}: ${problem}`, {
    hint: 'castai-bot validate',
  });
}
