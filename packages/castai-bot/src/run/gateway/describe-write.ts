import { compareWrite, type Present, type PresentRead } from '@castai-bot/api';
import { readJson } from '@castai-bot/cli';
import type { PlannedWrite } from '../plan/planned-write.ts';
import { type SentForm, splitQuery } from '../plan/write-form.ts';
import type { ApiRequest } from './answerer.ts';
import { toBodyText } from './body-text.ts';

/** For whom a request is, where its key acts for several. */
export const ORGANIZATION = 'x-castai-organization-id';

/** What a request sends. @param ownOrganizationId The run's own, which is not told */
export function readWrite(
  { method, path, headers, body: bytes }: ApiRequest,
  ownOrganizationId: string | undefined,
): SentForm {
  const text = toBodyText(bytes);
  const body = text === '' ? undefined : (readJson(text) ?? text);
  const organizationId = headers[ORGANIZATION];
  const isOther = organizationId !== undefined && organizationId !== ownOrganizationId;
  return {
    method,
    path,
    ...(body === undefined ? {} : { body }),
    ...(isOther ? { organizationId } : {}),
  };
}

/** A write of which it is not known what it would change. */
export function asPlanned({ method, path, body, organizationId }: SentForm): PlannedWrite {
  return {
    method,
    path,
    ...(body === undefined ? {} : { body }),
    ...(organizationId === undefined ? {} : { organizationId }),
    changes: [],
  };
}

/** A write with what it would change, as far as that can be read. */
export async function describeWrite(
  write: SentForm,
  read: (present: PresentRead) => Promise<Present>,
): Promise<PlannedWrite> {
  const { method, path, body } = write;
  const [pathname, query] = splitQuery(path);
  const { target, unread, ...compared } = await compareWrite(
    { method, path: pathname, query: Object.fromEntries(new URLSearchParams(query)), body },
    read,
  );
  return {
    ...asPlanned(write),
    ...(target === undefined ? {} : { target }),
    ...(unread === undefined ? {} : { unread }),
    ...compared,
  };
}
