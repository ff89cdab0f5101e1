import { ENTER_SCRIPT, enterPage, strangerPage } from './enter-page.ts';
import type { EventHub } from './event-stream.ts';
import { PageProblem } from './page-problem.ts';
import { respond } from './respond.ts';
import { PAGE_ROOT, type Session } from './session.ts';

/** A page as it was built. */
export interface BuiltPage {
  readonly html: string;
  readonly script: string;
  readonly style: string;
  /** The licences of what is in it. */
  readonly notices: string;
}

/** What a page shows and lets do. */
export interface PageOptions {
  readonly session: Session;
  readonly page: BuiltPage;
  /** What is at a path below `data/`. @throws {PageProblem} */
  readonly read: (path: string, query: URLSearchParams) => unknown;
  /** Does what is at a path below `do/`, and gives what came of it. @throws {PageProblem} */
  readonly act: (path: string, body: unknown) => unknown;
  readonly events: EventHub;
  /** What listeners are told first. */
  readonly first: () => unknown;
  /** Turns a document to text without a secret in it. */
  readonly write: (data: unknown) => string;
  /** The command that starts the server again. */
  readonly restart: string;
}

const JAVASCRIPT = 'text/javascript; charset=utf-8';

/** Answers a request below `PAGE_ROOT`, and the one with which a browser begins at `/`. Who sends it from where was looked at before. */
export async function servePage(request: Request, options: PageOptions): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const { session, page, restart } = options;
  if (pathname === '/') return enterPage();
  const path = pathname.slice(PAGE_ROOT.length);
  const asset = toAsset(path, page);
  if (asset !== undefined) return respond(asset[1], { type: asset[0] });
  const token = path === '' ? searchParams.get('token') : null;
  if (token !== null && session.isToken(token))
    return enterPage({ 'Set-Cookie': session.cookieFor(request) });
  if (!session.isEntered(request)) return path === '' ? strangerPage(restart) : stranger(options);
  if (path === '') return respond(page.html, { type: 'text/html; charset=utf-8' });
  return serveData(request, path, options);
}

function toAsset(path: string, page: BuiltPage): readonly [type: string, text: string] | undefined {
  if (path === 'enter.js') return [JAVASCRIPT, ENTER_SCRIPT];
  if (path === 'page.js') return [JAVASCRIPT, page.script];
  if (path === 'page.css') return ['text/css; charset=utf-8', page.style];
  return path === 'notices.txt' ? ['text/plain; charset=utf-8', page.notices] : undefined;
}

function stranger({ restart, write }: PageOptions): Response {
  const message = `Found no token that counts: open the URL that the server printed, or start it again: ${restart}`;
  return respond(write({ message }), { type: 'application/json', status: 401 });
}

async function serveData(request: Request, path: string, options: PageOptions): Promise<Response> {
  const { events, first, read, act, write } = options;
  const [folder = '', ...rest] = path.split('/');
  const name = rest.join('/');
  try {
    refuseForeign(request);
    if (path === 'events') return respond(events.listen(first()), { type: 'text/event-stream' });
    if (folder === 'data' && request.method === 'GET') {
      return json(write(await read(name, new URL(request.url).searchParams)));
    }
    if (folder === 'do' && request.method === 'POST')
      return json(write(await act(name, await readJson(request))));
    throw new PageProblem(404, `Found no ${request.method} ${path} here`);
  } catch (error) {
    if (!(error instanceof PageProblem)) throw error;
    return json(write({ message: error.message }), error.status);
  }
}

function json(text: string, status = 200): Response {
  return respond(text, { type: 'application/json', status });
}

/** A page on another port of this host counts as of the same site: its requests come with the cookie. */
function refuseForeign({ headers }: Request): void {
  const site = headers.get('sec-fetch-site') ?? 'same-origin';
  if (site === 'same-origin' || site === 'none') return;
  throw new PageProblem(403, `Refused: found a request from a page of another origin (${site})`);
}

/** Forms cannot send JSON, nor can a script of another origin without asking first. */
async function readJson(request: Request): Promise<unknown> {
  if (request.headers.get('origin') === null) {
    throw new PageProblem(403, 'Refused: found no Origin header, wanted that of this page');
  }
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(?:;|$)/.test(type)) {
    throw new PageProblem(415, `Refused: found the content type "${type}", wanted application/json`);
  }
  const text = await request.text();
  try {
    const body: unknown = JSON.parse(text);
    return body;
  } catch {
    throw new PageProblem(400, 'Refused: found a body that is no JSON');
  }
}
