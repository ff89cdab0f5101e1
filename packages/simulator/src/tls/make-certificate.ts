import type { webcrypto } from 'node:crypto';
// The library finds its parts through it.
import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** What a server on loopback shows, and what clients trust it by; all PEM. */
export interface Certificate {
  readonly key: string;
  readonly certificate: string;
  /** The certificate of the authority that signed it. Its key is gone. */
  readonly authority: string;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const HOUR_MS = 3_600_000;
const DAYS_VALID = 30;

/**
 * Makes a certificate for `localhost` and 127.0.0.1, and the authority that signs it. It is valid from an hour before
 * `now`, for clocks that differ, and for thirty days.
 */
export async function makeCertificate(now: number): Promise<Certificate> {
  const [authorityKeys, keys] = await Promise.all([makeKeys(), makeKeys()]);
  const validity = {
    notBefore: new Date(now - HOUR_MS),
    notAfter: new Date(now + DAYS_VALID * 24 * HOUR_MS),
    signingAlgorithm: ALGORITHM,
  };
  const authority = await X509CertificateGenerator.createSelfSigned({
    ...validity,
    name: 'CN=CAST AI simulator (castai-bot)',
    keys: authorityKeys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
    ],
  });
  const certificate = await X509CertificateGenerator.create({
    ...validity,
    subject: 'CN=localhost',
    issuer: authority.subject,
    publicKey: keys.publicKey,
    signingKey: authorityKeys.privateKey,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        { type: 'dns', value: 'localhost' },
        { type: 'ip', value: '127.0.0.1' },
      ]),
    ],
  });
  return {
    key: await writeKey(keys.privateKey),
    certificate: certificate.toString('pem'),
    authority: authority.toString('pem'),
  };
}

function makeKeys(): Promise<webcrypto.CryptoKeyPair> {
  return crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

async function writeKey(key: webcrypto.CryptoKey): Promise<string> {
  const bytes = Buffer.from(await crypto.subtle.exportKey('pkcs8', key));
  const lines = bytes.toString('base64').replaceAll(/.{64}/g, '$&\n');
  return `-----BEGIN PRIVATE KEY-----\n${lines}\n-----END PRIVATE KEY-----\n`;
}
