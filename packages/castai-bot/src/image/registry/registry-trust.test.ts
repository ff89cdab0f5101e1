import { describe, expect, test } from 'vitest';
import { createFixtureRepo } from '../../testing/fixture-repo.ts';
import { readRegistryTrust } from './registry-trust.ts';

describe('readRegistryTrust', () => {
  test('readRegistryTrust() reads what engines keep for this registry alone', async () => {
    await using home = await createFixtureRepo({
      '.config/containers/certs.d/registry.example.com:5000/ca.crt': 'podman',
      '.config/docker/certs.d/registry.example.com:5000/ca.crt': 'docker',
      '.config/containers/certs.d/registry.example.com:5000/client.cert': 'certificate',
      '.config/containers/certs.d/registry.example.com:5000/client.key': 'key',
      '.config/containers/certs.d/other.example.com/ca.crt': 'other',
    });
    const places = { env: {}, home: home.root };
    const trust = await readRegistryTrust('registry.example.com:5000', places);
    expect(trust.ca.slice(-2)).toEqual(['podman', 'docker']);
    expect(trust).toMatchObject({ cert: 'certificate', key: 'key' });
    const other = await readRegistryTrust('third.example.com', places);
    expect(other.ca.some((one) => one.includes('BEGIN CERTIFICATE'))).toBe(true);
    expect(Object.keys(other)).toEqual(['ca']);
  });
});
