import type { Setting } from './find-settings.ts';

/** A manifest as a template of Helm: settings become expressions, and nothing else in it does. */
export function toTemplate(text: string, settings: readonly Setting[]): string {
  let at = 0;
  let template = '';
  for (const setting of settings) {
    template += escapeBraces(text.slice(at, setting.start)) + toExpression(setting, text);
    at = setting.end;
  }
  return withoutHead(template + escapeBraces(text.slice(at)));
}

function toExpression({ path, indent, start, end }: Setting, text: string): string {
  const value = path === undefined ? '.Release.Namespace' : toLookup(path);
  // A block, folded or not, has the break behind it.
  const after = text.slice(start, end).endsWith('\n') ? '\n' : '';
  if (indent === undefined) return `{{ ${value} | toJson }}${after}`;
  return `|\n${' '.repeat(indent)}{{- ${value} | trim | nindent ${indent} }}${after}`;
}

/** `.Values.functions.rotate-nodes` would be a subtraction. */
function toLookup([first = '', ...rest]: readonly string[]): string {
  const steps = rest.map((step) => ` ${JSON.stringify(step)}`).join('');
  return rest.length === 0 ? `.Values.${first}` : `(index .Values.${first}${steps})`;
}

function escapeBraces(text: string): string {
  return text.replaceAll('{{', '{{ "{{" }}');
}

/** What a manifest says of itself in its first lines is true in k8s/ alone. */
function withoutHead(text: string): string {
  return text.replace(/^(?:#.*\n|\n)+/, '');
}
