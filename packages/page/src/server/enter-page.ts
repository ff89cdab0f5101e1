import { escapeHtml, respond } from './respond.ts';
import { PAGE_ROOT } from './session.ts';

/** What takes a browser to the page itself, and leaves the token out of its history. */
export const ENTER_SCRIPT: string = `location.replace(${JSON.stringify(PAGE_ROOT)} + location.hash);\n`;

/**
 * A page that goes on to the page itself. After a redirect the navigation would still be that of the site with the link,
 * and a strict cookie would stay behind.
 */
export function enterPage(headers: Readonly<Record<string, string>> = {}): Response {
  const script = `<script src="${PAGE_ROOT}enter.js"></script>`;
  const body = `<p><a href="${PAGE_ROOT}">Go on</a></p>`;
  return html({ title: 'castai-bot', head: script, body }, { status: 200, headers });
}

/** What somebody sees who has no token, or one that no longer counts. */
export function strangerPage(restart: string): Response {
  const body = `<h1>This page needs the URL that its server printed</h1>
<p>The URL has a token in it, which is new each time the server starts. Open the one that is in the terminal now, or start it
again:</p>
<pre>${escapeHtml(restart)}</pre>`;
  return html({ title: 'Open the printed URL · castai-bot', body }, { status: 401 });
}

function html(
  { title, head = '', body }: { readonly title: string; readonly head?: string; readonly body: string },
  { status, headers = {} }: { readonly status: number; readonly headers?: Readonly<Record<string, string>> },
): Response {
  const text = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${PAGE_ROOT}page.css">
${head}
</head>
<body><main class="alone">
${body}
</main></body>
</html>
`;
  return respond(text, { type: 'text/html; charset=utf-8', status, headers });
}
