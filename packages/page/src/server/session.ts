/** Who may look at a page: whoever was told the URL with its token. */
export interface Session {
  readonly token: string;
  /** Whether a request carries the cookie that the token's URL gave. */
  readonly isEntered: (request: Request) => boolean;
  /** Whether this is the token, compared in a time that does not tell how much of it is right. */
  readonly isToken: (text: string) => boolean;
  /** The Set-Cookie header for a browser that came with the token. */
  readonly cookieFor: (request: Request) => string;
}

const TOKEN_BYTES = 24;

/** Where pages and what they ask for are; nothing of CAST AI's API is. */
export const PAGE_ROOT = '/_castai-bot/';

/** Makes a session with a token that nobody can guess. */
export function createSession(): Session {
  const token = Buffer.from(crypto.getRandomValues(new Uint8Array(TOKEN_BYTES))).toString('base64url');
  const isToken = (text: string): boolean => isSame(text, token);
  return {
    token,
    isToken,
    isEntered: (request) => isToken(readCookie(request) ?? ''),
    cookieFor: (request) => {
      const secure = new URL(request.url).protocol === 'https:' ? '; Secure' : '';
      return `${cookieName(request)}=${token}; Path=${PAGE_ROOT}; HttpOnly; SameSite=Strict${secure}`;
    },
  };
}

/** Browsers share cookies between the ports of a host: the name keeps two servers apart. */
function cookieName(request: Request): string {
  return `castai-bot-${new URL(request.url).port}`;
}

function readCookie(request: Request): string | undefined {
  const cookies = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('='));
  return cookies.find(([name]) => name === cookieName(request))?.[1];
}

function isSame(text: string, secret: string): boolean {
  let difference = text.length ^ secret.length;
  for (let index = 0; index < secret.length; index += 1) {
    difference |= text.charCodeAt(index) ^ secret.charCodeAt(index);
  }
  return difference === 0;
}
