import { createSession, PAGE_ROOT, refuseRequest, type Session } from '@castai-bot/page';
import type { getRequestListener } from '@hono/node-server';
import { Refusal } from './http/refusal.ts';
import type { Explorer } from './page/open-explorer.ts';
import type { Running } from './running.ts';

/** What answers requests. */
type Fetch = Parameters<typeof getRequestListener>[0];

/** What is behind the door. */
export interface FrontDoorOptions {
  /** The API. */
  readonly app: { readonly fetch: Fetch };
  readonly running: Running;
  readonly allowedHosts: readonly string[];
}

/** Lets requests in to the API or to the page. */
export interface FrontDoor {
  readonly fetch: Fetch;
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
  return {
    session,
    fetch: (request, env) => {
      const { origin, pathname } = new URL(request.url);
      const refused = refuseRequest(request.headers, { origin, allowedHosts });
      if (refused !== undefined) {
        const refusal = new Refusal(refused.status, refused.message);
        return Response.json(refusal.toBody(pathname), { status: refused.status });
      }
      if (!isForPage(request, pathname)) return app.fetch(request, env);
      return open().then(({ serve }) => serve(request));
    },
    close: () => void explorer?.then(({ close }) => close()),
  };
}

/** A browser begins at `/`, where the API has nothing. */
function isForPage({ method, headers }: Request, pathname: string): boolean {
  if (pathname.startsWith(PAGE_ROOT)) return true;
  return pathname === '/' && method === 'GET' && (headers.get('accept') ?? '').includes('text/html');
}

async function loadExplorer(running: Running, session: Session): Promise<Explorer> {
  const { openExplorer } = await import('./page/open-explorer.ts');
  return openExplorer(running, session);
}
