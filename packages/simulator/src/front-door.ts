import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import {
  answerForPage,
  createSession,
  PAGE_ROOT,
  readUrl,
  refuseRequest,
  type Session,
} from '@castai-bot/page';
import type { App } from './http/create-app.ts';
import { Refusal, toRefusal } from './http/refusal.ts';
import { readHeaders, type RequestHead } from './http/request-head.ts';
import type { Explorer } from './page/open-explorer.ts';
import type { Running } from './running.ts';

/** What is behind the door. */
export interface FrontDoorOptions {
  /** The API. */
  readonly app: App;
  readonly running: Running;
  readonly allowedHosts: readonly string[];
}

/** Lets requests in to the API or to the page. */
export interface FrontDoor {
  readonly answer: RequestListener;
  /** Who may look at the page; made when it is first asked for. */
  readonly session: () => Session;
  readonly close: () => void;
}

/**
 * Stands before the API: what the browser of somebody who looks at another web page sends is refused, and what asks for the
 * page goes there. The page is loaded with the first request for it.
 */
export function createFrontDoor({ app, running, allowedHosts }: FrontDoorOptions): FrontDoor {
  let made: Session | undefined;
  let explorer: Promise<Explorer> | undefined;
  const session = (): Session => (made ??= createSession());
  const open = (): Promise<Explorer> => (explorer ??= loadExplorer(running, session()));
  const show = (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> =>
    answerForPage(incoming, outgoing, {
      allowedHosts,
      serve: async (request) => (await open()).serve(request),
    });
  return {
    session,
    answer: (incoming, outgoing) => {
      const url = readUrl(incoming);
      if (url === undefined) return refuse(outgoing, new Refusal(400, 'Bad Request'), '/');
      const { origin, pathname } = url;
      const head = { method: incoming.method ?? 'GET', headers: readHeaders(incoming.rawHeaders) };
      const refused = refuseRequest(head.headers, { origin, allowedHosts });
      if (refused !== undefined)
        return refuse(outgoing, new Refusal(refused.status, refused.message), pathname);
      if (isForPage(head, pathname)) void show(incoming, outgoing);
      else {
        app(incoming, outgoing, url).catch((error: unknown) => {
          const isGone = !incoming.complete || outgoing.destroyed;
          // Half an answer can only be broken off.
          if (isGone || outgoing.headersSent) outgoing.destroy();
          else refuse(outgoing, toRefusal(error), pathname);
        });
      }
    },
    close: () => void explorer?.then(({ close }) => close()),
  };
}

function refuse(outgoing: ServerResponse, refusal: Refusal, path: string): void {
  const body = JSON.stringify(refusal.toBody(path));
  outgoing.writeHead(refusal.status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
  });
  outgoing.end(body);
}

/** A browser begins at `/`, where the API has nothing. */
function isForPage({ method, headers }: RequestHead, pathname: string): boolean {
  if (pathname.startsWith(PAGE_ROOT)) return true;
  return pathname === '/' && method === 'GET' && (headers.get('accept') ?? '').includes('text/html');
}

async function loadExplorer(running: Running, session: Session): Promise<Explorer> {
  const { openExplorer } = await import('./page/open-explorer.ts');
  return openExplorer(running, session);
}
