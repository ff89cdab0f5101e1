import { expect, test } from 'vitest';
import { trustCommandOf } from './keep-authority.ts';

test.each([
  ['linux', '/tmp/a b/ca.pem', 'export SSL_CERT_DIR="/tmp/a b" NODE_EXTRA_CA_CERTS="/tmp/a b/ca.pem"'],
  [
    'darwin',
    '/tmp/x/ca.pem',
    'security add-trusted-cert -r trustRoot -k ~/Library/Keychains/login.keychain-db /tmp/x/ca.pem',
  ],
  ['win32', String.raw`C:\Temp\x\ca.pem`, String.raw`certutil -user -addstore Root "C:\Temp\x\ca.pem"`],
] as const)('trustCommandOf() on %s', (platform, file, command) => {
  expect(trustCommandOf(file, platform)).toBe(command);
});
