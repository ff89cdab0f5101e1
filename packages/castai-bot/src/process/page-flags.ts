import type { FlagValues } from '@castai-bot/cli';

/** Where a page is served, for every command that serves one. */
export const pageFlags = {
  open: { kind: 'boolean', summary: 'open the page in a browser' },
  port: {
    kind: 'integer',
    summary: 'on 127.0.0.1; a free one by default',
    placeholder: 'n',
    max: 65_535,
  },
  allowHost: {
    kind: 'strings',
    summary: 'a host name by which it may be called too: bots.example.com; repeatable',
    placeholder: 'name',
  },
} as const;

export type PageFlags = FlagValues<typeof pageFlags>;
