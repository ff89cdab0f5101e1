import { parse } from 'yaml';

/** Renders a template of ours as Helm would, as far as our templates go; what they should not have is left standing. */
export function renderChart(
  template: string,
  { values, namespace }: { readonly values: string; readonly namespace: string },
): string {
  const document: unknown = parse(values);
  const look = (lookup: string): string => {
    if (lookup === '.Release.Namespace') return namespace;
    const [, first = '', rest = ''] = /^\(?(?:index )?\.Values\.(\w+)((?: "[^"]*")*)\)?$/.exec(lookup) ?? [];
    const steps = [first, ...[...rest.matchAll(/"([^"]*)"/g)].map(([, step = '']) => step)];
    return String(steps.reduce<unknown>((at, step) => Object(at)[step] as unknown, document));
  };
  return template
    .replace(/^\{\{- \/\*.*?\*\/ -\}\}\s*/, '')
    .replaceAll(/\{\{ ([^|}]+) \| toJson \}\}/g, (_, lookup: string) => JSON.stringify(look(lookup)))
    .replaceAll(/\s*\{\{- ([^|}]+) \| trim \| nindent (\d+) \}\}/g, (_, lookup: string, indent: string) =>
      `\n${look(lookup).trim()}`.replaceAll('\n', `\n${' '.repeat(Number(indent))}`),
    )
    .replaceAll('{{ "{{" }}', '{{');
}
