import { createHash } from 'node:crypto';
import { escapeHtml } from './respond.ts';
import type { BuiltPage } from './serve-page.ts';

/** What stands in a file besides the page and its data. */
export interface HtmlFileWords {
  /** Of the window. @default that of the page */
  readonly title?: string;
  /** What is shown where scripts are not run, as in the viewers of some CI services. @default what the page has there */
  readonly text?: string;
}

/**
 * Puts a page and its data into one HTML file that opens from a disk and asks nobody for anything: script and style are
 * inline, and a Content-Security-Policy lets these two in, by their hashes, and nothing else. The page reads its data from
 * `#data`, and the licences of what is in it from `#notices`, both JSON. Whoever gives the data has taken out what is secret.
 */
export function toHtmlFile(page: BuiltPage, data: object, words: HtmlFileWords = {}): string {
  const { script, style, notices } = page;
  const [head, afterStyle] = cut(withWords(page.html, words), STYLE);
  const [between, afterScript] = cut(afterStyle, SCRIPT);
  const [body, end] = cut(afterScript, BODY_END);
  return [
    head,
    `<meta http-equiv="Content-Security-Policy" content="${policyFor(page)}" />\n    <style>${style}</style>`,
    between,
    body,
    `${toBlock('data', data)}\n${toBlock('notices', notices)}\n<script type="module">${script}</script>\n`,
    BODY_END,
    end,
  ].join('');
}

/** How a page names what belongs to it: where it is served these are requests, and in a file they are not there. */
const STYLE = '<link rel="stylesheet" href="page.css" />';
const SCRIPT = '<script type="module" src="page.js"></script>';
const BODY_END = '</body>';

/** What would end an inline script or style early, or be changed in it by whoever reads HTML, and so miss its hash. */
const NOT_INLINE = /<\/(?:script|style)|<!--|<script|\r|\0/i;

/** Whether the script and the style of a page can stand in a file. */
export function isInlineable({ script, style }: Pick<BuiltPage, 'script' | 'style'>): boolean {
  return !NOT_INLINE.test(script) && !NOT_INLINE.test(style);
}

/** A value as JSON in HTML, which stays what it is, whatever is in it. */
function toBlock(id: string, value: unknown): string {
  // The first three would end the block or begin a comment; some that read lines take the others for their end.
  const json = JSON.stringify(value).replaceAll(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `<script type="application/json" id="${id}">${json}</script>`;
}

function policyFor({ script, style }: BuiltPage): string {
  return [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function withWords(html: string, { title, text }: HtmlFileWords): string {
  const titled =
    title === undefined
      ? html
      : html.replace(/<title>[^<]*<\/title>/, () => `<title>${escapeHtml(title)}</title>`);
  if (text === undefined) return titled;
  return titled.replace(
    /<noscript[^]*<\/noscript\s*>/,
    () => `<noscript><pre>${escapeHtml(text)}</pre></noscript>`,
  );
}

function cut(text: string, mark: string): readonly [before: string, after: string] {
  const at = text.indexOf(mark);
  if (at === -1) throw new Error(`Cannot put the page into a file: its HTML has no ${mark}`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}
