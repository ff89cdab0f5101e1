import { stringify } from 'yaml';

/** YAML as Kubernetes and Helm read it: to them an unquoted `on` is no text. */
export function toYaml(value: unknown): string {
  return stringify(value, { version: '1.1', lineWidth: 0 });
}

/** The same as a comment, to be taken in where it is wanted. */
export function toCommentedYaml(value: unknown): string {
  return toYaml(value).trimEnd().replaceAll(/^/gm, '# ');
}
