import { writeTypes } from '@castai-bot/api/write-types';
import type { Spec } from './read-spec.ts';

export const TYPES_FILE = 'src/castai-api.gen.ts';

const FIRST_WORDS = '// Written by `castai-bot types`';

/** The file that tells a bot the types of the live API. */
export function writeApiTypes({ document, source }: Spec): string {
  const header = [
    `${FIRST_WORDS} from ${source.replaceAll(/\s/g, ' ')}: run it again rather than edit this.`,
    '/* eslint-disable */',
    "import type {} from '@castai-bot/runtime';",
  ].join('\n');
  return `${writeTypes(document, header)}
declare module '@castai-bot/runtime' {
  interface LiveApiPaths extends ApiPaths {}
}
`;
}

/** Whether a text is one of ours. */
export function isApiTypes(text: string): boolean {
  return text.startsWith(FIRST_WORDS);
}
