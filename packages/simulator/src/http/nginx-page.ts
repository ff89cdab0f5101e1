import { Reply } from './route.ts';

/** A page that nginx, in front of the API, answers with on its own. */
export function nginxPage(
  status: number,
  title: string,
  headers: Readonly<Record<string, string>> = {},
): Reply<unknown> {
  const name = `${status} ${title}`;
  const lines = [
    '<html>',
    `<head><title>${name}</title></head>`,
    '<body>',
    `<center><h1>${name}</h1></center>`,
    '<hr><center>nginx</center>',
    '</body>',
    '</html>',
    '',
  ];
  return new Reply<unknown>(status, lines.join('\r\n'), { ...headers, 'Content-Type': 'text/html' });
}
