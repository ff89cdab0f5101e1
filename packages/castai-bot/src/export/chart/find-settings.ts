import { isRecord } from '@castai-bot/cli';
import type { BotAnswers } from '@castai-bot/scaffold';
import { readYaml } from '@castai-bot/yaml';
import { isMap, isScalar, isSeq, type Document, Scalar } from 'yaml';
import { functionOf } from '../../cluster/bot-objects.ts';
import { parseImageReference } from '../../image/image-reference.ts';
import { findImageScalars } from '../../image/manifests/find-image-scalars.ts';

/** A place in a manifest whose value may be another in each cluster. */
export interface Setting {
  /** Offsets of its text, quotes included. */
  readonly start: number;
  readonly end: number;
  readonly value: string;
  /** Where it is in values.yaml; undefined of the namespace, which a release brings. */
  readonly path: readonly string[] | undefined;
  /** Of a `|` block: how far its lines are indented. */
  readonly indent: number | undefined;
}

const POD_SPEC = ['spec', 'jobTemplate', 'spec', 'template', 'spec'];

/** Finds them in the order of the text. @throws CliError MANIFEST when it is no YAML */
export function findSettings(
  text: string,
  { file, answers }: { readonly file: string; readonly answers: BotAnswers },
): readonly Setting[] {
  const images = findImageScalars(text, { file, image: parseImageReference(answers.image) }).map((image) => ({
    ...image,
    path: ['image'],
    indent: undefined,
  }));
  const others = readYaml(text, { file, code: 'MANIFEST' }).flatMap((one) => findIn(one, { text, answers }));
  return [...images, ...others].toSorted((one, other) => one.start - other.start);
}

interface FindOptions {
  readonly text: string;
  readonly answers: BotAnswers;
}

function findIn(document: Document.Parsed, { text, answers }: FindOptions): readonly Setting[] {
  const at = (...steps: readonly string[]): unknown => document.getIn(steps, true);
  const value: unknown = document.toJS({ maxAliasCount: -1 });
  const metadata = isRecord(value) && isRecord(value['metadata']) ? value['metadata'] : {};
  const name = functionOf({ metadata: { ...metadata, name: '' } });
  const isOwn = name !== undefined && Object.hasOwn(answers.functions, name);
  const ofFunction = (field: string, node: unknown): readonly Setting[] =>
    isOwn ? toSetting(node, { text, path: ['functions', name, field] }) : [];
  return [
    ...toSetting(at('metadata', 'namespace'), { text, path: undefined }),
    ...listSubjects(document).flatMap((node) =>
      node.value === answers.namespace ? toSetting(node, { text, path: undefined }) : [],
    ),
    ...(isOwn ? listEntryVariables(document) : []).flatMap((node) =>
      findInJson(node, { text, paths: toJsonPaths(name ?? '') }),
    ),
    ...ofFunction('schedule', at('spec', 'schedule')),
    ...ofFunction('timeZone', at('spec', 'timeZone')),
    ...ofFunction('config', at('data', 'function_config.json')),
    ...listSecretNames(document)
      .filter((node) => node.value === answers.apiKeySecret)
      .flatMap((node) => toSetting(node, { text, path: ['apiKeySecret'] })),
  ];
}

/** The namespaces of what a RoleBinding gives rights to. */
function listSubjects(document: Document.Parsed): readonly Scalar[] {
  return listItems(document.get('subjects'))
    .map((subject) => (isMap(subject) ? subject.get('namespace', true) : undefined))
    .filter(isScalar);
}

/** Members of BOT_ENTRY that say what the manifest says elsewhere too. */
function toJsonPaths(name: string): Readonly<Record<string, readonly string[] | undefined>> {
  return {
    schedule: ['functions', name, 'schedule'],
    timeZone: ['functions', name, 'timeZone'],
    namespace: undefined,
  };
}

function listEntryVariables(document: Document.Parsed): readonly Scalar[] {
  return listVariables(document).flatMap((entry) => {
    const value = isMap(entry) && entry.get('name') === 'BOT_ENTRY' ? entry.get('value', true) : undefined;
    return isScalar(value) ? [value] : [];
  });
}

/** Texts in a block of JSON, by their keys. */
function findInJson(
  { range, type }: Scalar,
  {
    text,
    paths,
  }: { readonly text: string; readonly paths: Readonly<Record<string, readonly string[] | undefined>> },
): readonly Setting[] {
  if (!range || type !== Scalar.BLOCK_LITERAL) return [];
  return [...text.slice(range[0], range[1]).matchAll(JSON_TEXT)].flatMap(({ groups, index }) => {
    const { before = '', key = '', value = '' } = groups ?? {};
    if (!Object.hasOwn(paths, key)) return [];
    const start = range[0] + index + before.length;
    const found: unknown = JSON.parse(value);
    return [{ start, end: start + value.length, value: String(found), path: paths[key], indent: undefined }];
  });
}

const JSON_TEXT = /(?<before>"(?<key>\w+)": ?)(?<value>"(?:[^"\\]|\\.)*")/g;

function listVariables(document: Document.Parsed): readonly unknown[] {
  return ['initContainers', 'containers']
    .flatMap((list) => listItems(document.getIn([...POD_SPEC, list])))
    .flatMap((container) => (isMap(container) ? listItems(container.get('env')) : []));
}

function listSecretNames(document: Document.Parsed): readonly Scalar[] {
  return listVariables(document)
    .map((entry) => (isMap(entry) ? entry.getIn(['valueFrom', 'secretKeyRef', 'name'], true) : undefined))
    .filter(isScalar);
}

function listItems(node: unknown): readonly unknown[] {
  return isSeq(node) ? node.items : [];
}

/** None where it is no text, or an alias of a text elsewhere. */
function toSetting(
  node: unknown,
  { text, path }: { readonly text: string; readonly path: readonly string[] | undefined },
): readonly Setting[] {
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return [];
  const [start, end] = node.range;
  const { type, value } = node;
  const indent = type === Scalar.BLOCK_LITERAL ? indentOf(text.slice(start, end)) : undefined;
  return [{ start, end, value, path, indent }];
}

function indentOf(block: string): number {
  return /\n( +)\S/.exec(block)?.[1]?.length ?? 0;
}
