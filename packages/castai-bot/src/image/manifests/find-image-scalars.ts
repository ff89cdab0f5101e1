import { readYaml } from '@castai-bot/yaml';
import { isAlias, isMap, isScalar, isSeq, visit, type Document, type Scalar, type YAMLMap } from 'yaml';
import { BOT_CONTAINER } from '../../manifests/manifest-object.ts';
import { tryParse, toFullName, type ImageReference } from '../image-reference.ts';

/** A place in a manifest that holds the image of one of the bot's containers. */
export interface ImageScalar {
  readonly value: string;
  /** Offsets of its text, quotes included. */
  readonly start: number;
  readonly end: number;
  /** Another value in the same quotes. */
  readonly write: (value: string) => string;
}

const CONTAINER_LISTS = ['initContainers', 'containers'];

/**
 * Finds where a manifest names the bot's image: containers with its repository, and, in objects that castai-bot wrote,
 * the container `bot` whatever its image is, since the repository may have changed since.
 * @throws CliError MANIFEST when the file is no YAML
 */
export function findImageScalars(
  text: string,
  { file, image }: { readonly file: string; readonly image: ImageReference },
): readonly ImageScalar[] {
  const found = new Map<number, ImageScalar>();
  for (const document of readYaml(text, { file, code: 'MANIFEST' })) {
    for (const container of listContainers(document)) {
      const scalar = resolve(document, container.get('image', true));
      if (!scalar?.range || typeof scalar.value !== 'string') continue;
      if (!isImageOf(scalar.value, image) && !isOwnContainer(document, container)) continue;
      const [start, end] = scalar.range;
      found.set(start, { value: scalar.value, start, end, write: toWriter(text.slice(start, end)) });
    }
  }
  return [...found.values()].toSorted((one, other) => one.start - other.start);
}

function listContainers(document: Document.Parsed): readonly YAMLMap[] {
  const containers: YAMLMap[] = [];
  visit(document, {
    Pair: (_, { key, value }) => {
      if (!isScalar(key) || !CONTAINER_LISTS.includes(String(key.value)) || !isSeq(value)) return;
      for (const item of value.items) if (isMap(item)) containers.push(item);
    },
  });
  return containers;
}

function resolve(document: Document.Parsed, node: unknown): Scalar | undefined {
  const target = isAlias(node) ? node.resolve(document) : node;
  return isScalar(target) ? target : undefined;
}

function isImageOf(value: string, image: ImageReference): boolean {
  const reference = tryParse(value);
  return reference !== undefined && toFullName(reference) === toFullName(image);
}

function isOwnContainer(document: Document.Parsed, container: YAMLMap): boolean {
  const writer = document.getIn(['metadata', 'labels', 'app.kubernetes.io/managed-by']);
  return writer === 'castai-bot' && container.get('name') === BOT_CONTAINER;
}

/** An image reference has nothing to escape; bare, it may not begin with the bracket of an IPv6 address. */
function toWriter(written: string): (value: string) => string {
  const [quote = ''] = /^["']/.exec(written) ?? [];
  const end = written.endsWith('\n') ? '\n' : '';
  return (value) => {
    const around = quote === '' && value.startsWith('[') ? '"' : quote;
    return `${around}${value}${around}${end}`;
  };
}
