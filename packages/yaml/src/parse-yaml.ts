import { Composer, type Document, LineCounter, Parser } from 'yaml';
import { findDeepToken } from './find-deep-token.ts';
import { findBadNode } from './find-bad-node.ts';

/** Longer texts are no manifests: an API server takes 3 MiB, of YAML and what else is in a request. */
const LONGEST_CHARACTERS = 4 * 1024 * 1024;

/**
 * Kubernetes refuses a file with one of them.
 * @see https://yaml.org/spec/1.2.2/#51-character-set
 */
// oxlint-disable-next-line eslint/no-control-regex -- these are what is looked for
const UNREADABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFFFE\uFFFF]/;

/** What is wrong in a text, and where; both count from 1. */
export interface YamlProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** A key is there twice: the document can be read all the same. */
  readonly isDuplicateKey: boolean;
}

export interface YamlText {
  /** Those that can be read: every alias leads to a value, and not to more of them than can be worked with. */
  readonly documents: readonly Document.Parsed[];
  /** In the order of the text. Of a document with an error the first: the others follow from it. */
  readonly problems: readonly YamlProblem[];
  readonly positionOf: (offset: number) => { readonly line: number; readonly column: number };
}

export interface ParseYamlOptions {
  /** Whether `<<` brings the members of another map. @default false */
  readonly merge?: boolean;
}

/** Reads the documents of a YAML text, whatever that text is: neither its size nor its depth stops this process. */
export function parseYaml(text: string, { merge = false }: ParseYamlOptions = {}): YamlText {
  const lines = new LineCounter();
  addLines(lines, text);
  const positionOf: YamlText['positionOf'] = (offset) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const refuse = (offset: number, message: string): YamlText => ({
    documents: [],
    problems: [{ ...positionOf(offset), message, isDuplicateKey: false }],
    positionOf,
  });
  if (text.length > LONGEST_CHARACTERS) {
    return refuse(0, `it has ${text.length} characters, wanted ${LONGEST_CHARACTERS} at most`);
  }
  const control = UNREADABLE.exec(text);
  if (control) {
    const code = (control[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return refuse(control.index, `the character U+${code} is not allowed in YAML`);
  }
  const tokens = [...new Parser().parse(text)];
  const deep = findDeepToken(tokens);
  if (deep) return refuse(deep.offset, deep.message);
  const composer = new Composer({ merge, prettyErrors: false, logLevel: 'error' });
  const read = [...composer.compose(tokens, false, text.length)].map((document) => checkDocument(document));
  return {
    documents: read.flatMap(({ document, isBroken }) => (isBroken ? [] : [document])),
    problems: read.flatMap(({ problems }) =>
      problems.map(({ offset, ...problem }) => ({ ...positionOf(offset), ...problem })),
    ),
    positionOf,
  };
}

interface CheckedDocument {
  readonly document: Document.Parsed;
  readonly isBroken: boolean;
  readonly problems: readonly (Pick<YamlProblem, 'message' | 'isDuplicateKey'> & {
    readonly offset: number;
  })[];
}

function checkDocument(document: Document.Parsed): CheckedDocument {
  const broken = document.errors.find(({ code }) => code !== 'DUPLICATE_KEY');
  const errors = (broken ? [broken] : document.errors).map(({ message, pos, code }) => ({
    offset: pos[0],
    message: message.split('\n')[0] ?? message,
    isDuplicateKey: code === 'DUPLICATE_KEY',
  }));
  if (broken) return { document, isBroken: true, problems: errors };
  const bad = findBadNode(document);
  if (bad === undefined) return { document, isBroken: false, problems: errors };
  return { document, isBroken: true, problems: [{ ...bad, isDuplicateKey: false }] };
}

/** Known before the text is parsed, for what keeps it from being parsed. */
function addLines(lines: LineCounter, text: string): void {
  for (let at = 0; at !== -1 && at <= text.length;) {
    lines.addNewLine(at);
    const end = text.indexOf('\n', at);
    at = end === -1 ? -1 : end + 1;
  }
}
