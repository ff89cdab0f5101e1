import { toExportName } from '../answers/export-name.ts';
import { bindingOf } from '../render/binding.ts';

/**
 * Writes a function's name into its source or its test. Where the rest of the file uses that word too, for something it
 * imports, declares or looks up, the file calls the function otherwise, and only its export has the name.
 */
export function bindName(text: string, functionName: string): string {
  const binding = bindingOf(functionName);
  const name = toExportName(functionName);
  const words = new Set(text.replaceAll(binding, ' ').match(/[\w$]+/g));
  if (!words.has(name)) return text.replaceAll(binding, name);
  const local = findFree(name, words);
  const isDeclared = text.includes(`export const ${binding}`);
  const bound = text
    .replace(`export const ${binding}`, `const ${binding}`)
    .replace(`import { ${binding} }`, `import { ${name} as ${local} }`)
    .replaceAll(binding, local);
  return isDeclared ? `${bound}\nexport { ${local} as ${name} };\n` : bound;
}

function findFree(name: string, words: ReadonlySet<string>): string {
  let free = `${name}Function`;
  while (words.has(free)) free += 'Function';
  return free;
}
