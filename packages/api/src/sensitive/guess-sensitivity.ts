import type { Sensitivity } from '../openapi.ts';

/** What holds a secret by its name. */
const SECRET =
  /passw|secret|token|credential|authorization|cookie|kubeconfig|api_?key|private_?key|access_?key|routing_?key|integration_?key|auth_?keys?$|ca_?cert|certificate|signature|jwt|e?mail_?hash|script$|user_?data$|request_?template$|headers$|(?:webhook|callback)_?ur[il]$/i;
/** A place in a list, or the id of a thing that is a secret, is none itself. */
const NO_SECRET = /cursor|page|continue|ids?$|name$|enabled$/i;

const PERSONAL =
  /e-?mail|user_?name$|user_?id$|^oid$|phone|fingerprint|ssh_?public_?key|(?:public|client|remote|source)_?ip$|(?:created|updated|acked|added|deleted|initiated|invited|requested|approved|configured)_?by(?:_?(?:id|email|name))?$/i;
/** The number or name of an account or a project of a cloud. */
const ACCOUNT =
  /(?:(?<!service_?)account|project|subscription|tenant|billing)\w*(?:ids?|number)$|(?:^|\.)project$/i;

/** What stands for a person, and what names one there. */
const PERSON = /user|author$|actor$|initiator$|(?:initiated|created|updated|acked|invited)By$|^Me$/i;
const PERSON_NAME = /^(?:id|name|display_?name|login)$/i;

/**
 * What the name of a field gives away. It proposes marks for our document, and stands in for them where the document
 * does not know a field.
 *
 * @param field - as it stands in JSON
 * @param holder - the field or the schema that it is in; '' where there is none
 */
export function guessSensitivity(field: string, holder: string): Sensitivity | undefined {
  if (SECRET.test(field) && !NO_SECRET.test(field)) return 'secret';
  if (PERSONAL.test(field) || isAccountName(field)) return 'personal';
  return PERSON.test(holder) && PERSON_NAME.test(field) ? 'personal' : undefined;
}

/** Whether a field of this name holds the number of an account, or the name of a project. */
export function isAccountName(field: string): boolean {
  return ACCOUNT.test(field);
}
