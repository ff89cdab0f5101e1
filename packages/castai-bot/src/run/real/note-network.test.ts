import { expect, test } from 'vitest';
import { noteNetwork } from './note-network.ts';

test.each([
  [{}, {}, []],
  [{ HTTPS_PROXY: '', TEAM: 'x' }, { https_proxy: 'http://proxy', NODE_USE_ENV_PROXY: '1' }, []],
  [{}, { https_proxy: 'http://proxy' }, ['https_proxy: not used unless NODE_USE_ENV_PROXY=1 is set too']],
  [
    { NODE_EXTRA_CA_CERTS: 'ca.pem' },
    {},
    ['NODE_EXTRA_CA_CERTS: set it in the shell, in f.env it comes too late'],
  ],
])('noteNetwork() of %j and a shell with %j', (file, shell, notes) => {
  expect(noteNetwork(file, { shell, shown: 'f.env' })).toEqual(notes);
});
