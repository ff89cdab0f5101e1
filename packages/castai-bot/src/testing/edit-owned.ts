import { expect } from 'vitest';

const MINE = '# of mine\n';
const PUSHED = `registry.example.com/team/old-bot:1.2.3@sha256:${'0123456789abcdef'.repeat(4)}`;

/** An edit of an owned file that no template reaches. */
export function editOwned(file: string, text: string): string {
  if (file === 'package.json') {
    return text
      .replace('"private": true,', '"private": true, "homepage":"https://example.com",')
      .replace('"scripts": {', '"scripts": {\n    "mine": "echo",')
      .replace('"devDependencies": {', '"devDependencies": {\n    "left-pad": "^1.3.0",');
  }
  if (file === 'tsconfig.json') return text.replace('"include": ["src"]', '"include": ["src", "tools"]');
  const marked = MINE + text;
  return file.startsWith('k8s/') ? marked.replace(/(image: )".*"/, `$1"${PUSHED}"`) : marked;
}

/** Takes that edit back. */
export function uneditOwned(file: string, text: string): string {
  if (file === 'package.json') {
    return text
      .replace(' "homepage":"https://example.com",', '')
      .replace('\n    "mine": "echo",', '')
      .replace('\n    "left-pad": "^1.3.0",', '');
  }
  if (file === 'tsconfig.json') return text.replace('"include": ["src", "tools"]', '"include": ["src"]');
  expect({ [file]: text.slice(0, MINE.length) }).toEqual({ [file]: MINE });
  const tag = '"registry.example.com/team/old-bot:not-built-yet"';
  return text.slice(MINE.length).replace(`"${PUSHED}"`, tag);
}
