#!/usr/bin/env node
// Becomes dist/bin.js. Plain enough for any Node that npx runs on to parse, where the bundle is not: it names the
// Node that is wanted.
var OLDEST_NODE = '22.21';

var found = process.versions.node.split('.');
var wanted = OLDEST_NODE.split('.');
if (+found[0] > +wanted[0] || (+found[0] === +wanted[0] && +found[1] >= +wanted[1])) {
  void import('./start.js');
} else {
  // Under npx this file lies in a folder of npm's, whose name says nothing to a person.
  var isOfNpx = process.argv[1].indexOf('_npx') !== -1;
  var words = (isOfNpx ? [] : ['node', process.argv[1]]).concat(process.argv.slice(2));
  // What a shell would take apart is left for the person to type.
  var isPlain = words.every(function (word) {
    return /^[\w.:=/@,+-]+$/.test(word);
  });
  var isNamed = isOfNpx || !isPlain;
  var command = (isNamed ? ['create-castai-bot'] : []).concat(isPlain ? words : ['…']).join(' ');
  var packages = '--package=node@24' + (isNamed ? ' --package=create-castai-bot' : '');
  var need = 'create-castai-bot needs Node ' + OLDEST_NODE + ' or newer, found ' + process.versions.node;
  process.stderr.write(need + '. Under another one:\n  npx --yes ' + packages + ' -c "' + command + '"\n');
  process.exitCode = 1;
}
