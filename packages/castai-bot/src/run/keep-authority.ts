import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { toShellWord } from '@castai-bot/cli';

/** An authority's certificate in a file of its own folder. */
export interface KeptAuthority {
  readonly file: string;
  /** What to type so that clients trust it: Terraform, other programs of Go, and Node. */
  readonly trustCommand: string;
  readonly remove: () => Promise<void>;
}

/** Writes the certificate of an authority, in PEM, where clients can be pointed to. */
export async function keepAuthority(authority: string, platform: NodeJS.Platform): Promise<KeptAuthority> {
  const folder = await mkdtemp(path.join(tmpdir(), 'castai-bot-ca-'));
  const file = path.join(folder, 'ca.pem');
  await writeFile(file, authority);
  return {
    file,
    trustCommand: trustCommandOf(file, platform),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/**
 * Go reads a folder on Linux, besides the machine's own authorities; elsewhere it asks the system, as browsers do.
 * @see https://pkg.go.dev/crypto/x509#SystemCertPool
 */
export function trustCommandOf(file: string, platform: NodeJS.Platform): string {
  if (platform === 'win32') return `certutil -user -addstore Root "${file}"`;
  const word = toShellWord(file);
  if (platform === 'darwin') {
    return `security add-trusted-cert -r trustRoot -k ~/Library/Keychains/login.keychain-db ${word}`;
  }
  return `export SSL_CERT_DIR=${toShellWord(path.posix.dirname(file))} NODE_EXTRA_CA_CERTS=${word}`;
}
