export { createEventHub, type EventHub } from './server/event-stream.ts';
export { PageProblem } from './server/page-problem.ts';
export { refuseRequest, type RequestRefusal } from './server/refuse-request.ts';
export { type BuiltPage, type PageOptions, servePage } from './server/serve-page.ts';
export { createSession, PAGE_ROOT, type Session } from './server/session.ts';
export type * from './explorer-data.ts';
export type * from './run-data.ts';
export type * from './runner-data.ts';
