#!/usr/bin/env node
// Becomes dist/bin.js. Plain enough for any Node that npx runs on to parse, where the bundle is not: it names the
// Node that is wanted.
var OLDEST_NODE = '22.21';

var found = process.versions.node.split('.');
var wanted = OLDEST_NODE.split('.');
if (+found[0] > +wanted[0] || (+found[0] === +wanted[0] && +found[1] >= +wanted[1])) {
  void import('./start.js');
} else {
  var need = 'create-castai-bot needs Node ' + OLDEST_NODE + ' or newer';
  process.stderr.write(need + ', found ' + process.versions.node + ': https://nodejs.org\n');
  process.exitCode = 1;
}
