import Handlebars from 'handlebars';
import { TEMPLATE_HELPERS } from '../src/render/template-helpers.ts';

/** Names of the values that a template sees: the view as a whole, and what each block around a place goes through. */
interface Scope {
  readonly file: string;
  /** Outermost first. */
  readonly views: readonly string[];
}

const ROOT = 'r';

/**
 * Compiles a template of Handlebars' language to the JavaScript of a `TemplateProgram`. Its own runtime, with what it
 * needs for templates that are not known before, is a tenth of what the generator reads at each start.
 * @throws Error when a value stands in it without a helper, or it holds what no template of ours does
 */
export function compileTemplate(text: string, file: string): string {
  const body = compileProgram(Handlebars.parse(text), { file, views: ['v'] });
  // In parentheses V8 compiles it when it reads it, not in a second pass when it is called: most are, in every bot.
  return `((h,v,${ROOT})=>${body})`;
}

function compileProgram({ body, blockParams }: hbs.AST.Program, scope: Scope): string {
  if (blockParams?.length > 0) throw unknown(`as |${blockParams.join(' ')}|`, scope);
  return body.flatMap((statement) => compileStatement(statement, scope) ?? []).join('+') || '""';
}

/** An expression that gives text; undefined for what writes none. */
function compileStatement(statement: hbs.AST.Statement, scope: Scope): string | undefined {
  if (isA<hbs.AST.ContentStatement>(statement, 'ContentStatement'))
    return statement.value === '' ? undefined : JSON.stringify(statement.value);
  if (isA<hbs.AST.CommentStatement>(statement, 'CommentStatement')) return undefined;
  if (isA<hbs.AST.MustacheStatement>(statement, 'MustacheStatement')) return compileHelper(statement, scope);
  if (isA<hbs.AST.BlockStatement>(statement, 'BlockStatement')) return compileBlock(statement, scope);
  if (isA<hbs.AST.PartialStatement>(statement, 'PartialStatement')) return compilePartial(statement, scope);
  throw unknown(`a ${statement.type}`, scope);
}

/** A value reaches a file only through a helper that serialises it for that file's language. */
function compileHelper(
  { path, params, hash, escaped, loc }: hbs.AST.MustacheStatement,
  scope: Scope,
): string {
  const helper = nameOf(path);
  const [param, ...more] = params;
  if (param === undefined || !Object.hasOwn(TEMPLATE_HELPERS, helper)) {
    const place = `${scope.file}:${loc.start.line}`;
    throw new Error(`Cannot compile ${place}: found {{${helper}, wanted a helper around the value`);
  }
  if (more.length > 0) throw unknown(`${helper} of ${params.length} values`, scope);
  if (!escaped) throw unknown(`{{{${helper}`, scope);
  return `h.${helper}(${[compileValue(param, scope), ...compileHash(hash, scope)].join()})`;
}

function compileBlock(block: hbs.AST.BlockStatement, scope: Scope): string {
  const name = nameOf(block.path);
  const [param, ...more] = block.params.map((one) => compileValue(one, scope));
  if (param === undefined || more.length > 0)
    throw unknown(`#${name} of ${block.params.length} values`, scope);
  if (block.hash) throw unknown(`#${name} with options`, scope);
  if (name === 'each' && block.inverse === undefined) {
    const view = `v${scope.views.length}`;
    const body = compileProgram(block.program, { ...scope, views: [...scope.views, view] });
    return `h.each(${param},(${view},${firstOf(view)})=>${body})`;
  }
  const [holds, fails] = [block.program, block.inverse].map((program) =>
    program ? compileProgram(program, scope) : '""',
  );
  if (name === 'if') return `(h.holds(${param})?${holds}:${fails})`;
  if (name === 'unless') return `(h.holds(${param})?${fails}:${holds})`;
  throw unknown(`#${name}`, scope);
}

function compilePartial({ name, params, hash, indent }: hbs.AST.PartialStatement, scope: Scope): string {
  if (params.length > 0 || hash) throw unknown('a partial with values of its own', scope);
  if (name.type === 'SubExpression') throw unknown('a partial whose name is made', scope);
  const text = `h.include(${[JSON.stringify(nameOf(name)), scope.views.at(-1), ROOT].join()})`;
  return indent === '' ? text : `h.indented(${JSON.stringify(indent)},${text})`;
}

function compileHash(hash: hbs.AST.Hash | undefined, scope: Scope): readonly string[] {
  if (!hash) return [];
  const pairs = hash.pairs.map(({ key, value }) => {
    if (!('value' in value)) throw unknown(`${key}= with a ${value.type}`, scope);
    return `${JSON.stringify(key)}:${JSON.stringify(value.value)}`;
  });
  return [`{${pairs.join()}}`];
}

function compileValue(expression: hbs.AST.Expression, scope: Scope): string {
  if (!isA<hbs.AST.PathExpression>(expression, 'PathExpression'))
    throw unknown(`a ${expression.type}`, scope);
  const { data, depth, parts, original } = expression;
  if (data) {
    const [first, ...names] = parts;
    if (first === 'root') return [ROOT, ...names.map(member)].join('');
    const view = scope.views.at(-1);
    if (original === '@first' && view !== undefined && scope.views.length > 1) return firstOf(view);
    throw unknown(original, scope);
  }
  const view = scope.views.at(-1 - depth);
  if (view === undefined || depth >= scope.views.length) throw unknown(original, scope);
  return [view, ...parts.map(member)].join('');
}

const member = (name: string): string =>
  /^[a-z]\w*$/i.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;

const firstOf = (view: string): string => `${view}first`;

function nameOf(expression: hbs.AST.Expression): string {
  return 'original' in expression ? String(expression.original) : '';
}

function unknown(what: string, { file }: Scope): Error {
  return new Error(`Cannot compile ${file}: found ${what}, which no template of ours has had so far`);
}

/** What tells the nodes of Handlebars' syntax tree apart is their type alone. */
function isA<Node extends hbs.AST.Node>(node: hbs.AST.Node, type: Node['type']): node is Node {
  return node.type === type;
}
