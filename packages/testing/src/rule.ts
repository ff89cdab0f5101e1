import type { RuleTester } from 'oxlint/plugins-dev';

/** A rule of oxlint, which takes those of ESLint. */
export type Rule = Parameters<RuleTester['run']>[1];

type Visitors = ReturnType<NonNullable<Rule['create']>>;
type Expression = Parameters<NonNullable<Visitors['CallExpression']>>[0]['callee'];

/** `describe.skipIf(x)('…')` is called by `describe` and `skipIf`. */
export function nameCallee(callee: Expression): readonly string[] {
  if (callee.type === 'Identifier') return [callee.name];
  if (callee.type === 'CallExpression') return nameCallee(callee.callee);
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return [];
  return [...nameCallee(callee.object), callee.property.name];
}
