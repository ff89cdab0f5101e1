import { Refusal } from './refusal.ts';

/** What nginx, in front of the services, says of a path that none of them serves. */
const PAGE = [
  '<html>',
  '<head><title>404 Not Found</title></head>',
  '<body>',
  '<center><h1>404 Not Found</h1></center>',
  '<hr><center>nginx</center>',
  '</body>',
  '</html>',
  '',
].join('\r\n');

/** Thrown where the API answers 404 with a page of its gateway rather than an error of its own. */
export class PageNotFound extends Refusal {
  override readonly headers: Readonly<Record<string, string>> = { 'Content-Type': 'text/html' };

  constructor() {
    super(404, 'Not Found');
  }

  override toBody(): string {
    return PAGE;
  }
}
