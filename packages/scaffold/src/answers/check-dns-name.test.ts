import { describe, expect, test } from 'vitest';
import { checkNamespace, checkSecretName } from './check-dns-name.ts';

describe('checkNamespace', () => {
  test('checkNamespace() accepts labels only', () => {
    expect(checkNamespace('castai-agent')).toBeUndefined();
    expect(checkNamespace('007')).toBeUndefined();
    expect(checkNamespace('x'.repeat(63))).toBeUndefined();
    expect(checkNamespace('x'.repeat(64))).toBe('64 characters, wanted at most 63');
    expect(checkNamespace('')).toMatch(/empty/);
    expect(checkNamespace('a.b')).toMatch(/letters, digits and dashes/);
    expect(checkNamespace('a\n')).toMatch(/letters, digits and dashes/);
  });
});

describe('checkSecretName', () => {
  test('checkSecretName() accepts subdomains', () => {
    expect(checkSecretName('castai-hibernate')).toBeUndefined();
    expect(checkSecretName('a.b-c.d')).toBeUndefined();
    expect(checkSecretName('x'.repeat(253))).toBeUndefined();
    expect(checkSecretName('x'.repeat(254))).toBe('254 characters, wanted at most 253');
    for (const name of ['', '.a', 'a.', 'a..b', 'a.-b', 'A', 'a_b', '../a', 'a b', '${{ a }}', 'a\u202E']) {
      expect(checkSecretName(name)).toBeTypeOf('string');
    }
  });
});
