import type { CST } from 'yaml';

/** No object of Kubernetes is half as deep; what is deeper would end in the limit of the stack. */
const DEEPEST = 100;

/** The first token that is nested too deep. It is looked for without recursion, for that very reason. */
export function findDeepToken(
  tokens: readonly CST.Token[],
): { readonly offset: number; readonly message: string } | undefined {
  const waiting = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { token, depth } = next;
    if (depth > DEEPEST) {
      return { offset: token.offset, message: `nested more than ${DEEPEST} levels deep` };
    }
    for (const child of childrenOf(token)) waiting.push({ token: child, depth: depth + 1 });
  }
  return undefined;
}

function childrenOf(token: CST.Token): readonly CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items
    .flatMap(({ key, value }) => [key, value])
    .filter((child) => child !== undefined && child !== null);
}
