import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Metafile, Plugin } from 'esbuild';

/** Zod's parts that make JSON Schemas: each schema can be asked for one, so that no bundler leaves them out. */
const PARTS = /[\\/]zod[\\/]v4[\\/]core[\\/](?:to-json-schema|json-schema-processors)\.js$/;
const EXPORTED = /^export (?:const|function) (\w+)|^export \{ \w+ as (\w+) \}/gm;
const NEEDS_THEM = /JSONSchema|standard-schema/;
/** Who names them and does not ask in a pod: zod itself, and what describes functions to castai-bot, from source. */
const OURS = /(?:^|\/)(?:zod|@castai-bot\/runtime|packages\/runtime)\//;

const REFUSAL = 'castai-bot build leaves out what makes JSON Schemas, for nothing in src/ names it';

/** Leaves zod's JSON Schemas out of a bundle, 14 KiB that a pod does not need: whoever asks for one all the same is told. */
export const leaveOutJsonSchema: Plugin = {
  name: 'leave-out-json-schema',
  setup: (build) => {
    build.onLoad({ filter: PARTS }, async ({ path: file }) => {
      const names = [...(await readFile(file, 'utf8')).matchAll(EXPORTED)].map(
        ([, own, as]) => own ?? as ?? '',
      );
      const lines = names.map((name) => {
        // A schema is given its method as it is made.
        const value = name.startsWith('create') ? '() => refuse' : 'refuse';
        return `const ${name}_ = ${value}; export { ${name}_ as ${name} };`;
      });
      const refuse = `const refuse = () => { throw new Error(${JSON.stringify(REFUSAL)}); };`;
      return { contents: [refuse, ...lines].join('\n'), loader: 'js' };
    });
  },
};

/** Whether anything in a bundle may ask for a JSON Schema. */
export async function mayNeedJsonSchema(root: string, inputs: Metafile['inputs']): Promise<boolean> {
  const files = Object.keys(inputs).filter((file) => !OURS.test(file) && !file.includes(':'));
  const texts = await Promise.all(files.map((file) => readFile(path.resolve(root, file), 'utf8')));
  return texts.some((text) => NEEDS_THEM.test(text));
}
