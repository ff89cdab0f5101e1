const DNS_LABEL = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;
const DNS_LABEL_LENGTH = 63;
const DNS_SUBDOMAIN_LENGTH = 253;

/** Says what keeps a value from being an RFC 1123 label, as Kubernetes wants for namespaces and containers. */
export function checkDnsLabel(value: string): string | undefined {
  if (value === '') return 'empty, wanted at least one character';
  if (value.length > DNS_LABEL_LENGTH) return tooLong(value, DNS_LABEL_LENGTH);
  if (!DNS_LABEL.test(value)) {
    return 'wanted lower-case letters, digits and dashes, with a letter or digit first and last';
  }
  return undefined;
}

/** Says what keeps a value from being an RFC 1123 subdomain, as Kubernetes wants for Secrets. */
export function checkDnsSubdomain(value: string): string | undefined {
  if (value === '') return 'empty, wanted at least one character';
  if (value.length > DNS_SUBDOMAIN_LENGTH) return tooLong(value, DNS_SUBDOMAIN_LENGTH);
  if (!value.split('.').every((label) => DNS_LABEL.test(label))) {
    return 'wanted lower-case letters, digits, dashes and dots, with a letter or digit around every dot';
  }
  return undefined;
}

/** Says by how much a value is too long. */
export function tooLong(value: string, limit: number): string {
  return `${value.length} characters, wanted at most ${limit}`;
}

/** Says what keeps a value from being a Kubernetes namespace. */
export function checkNamespace(value: string): string | undefined {
  return checkDnsLabel(value);
}

/** Says what keeps a value from being the name of a Kubernetes Secret. */
export function checkSecretName(value: string): string | undefined {
  return checkDnsSubdomain(value);
}
