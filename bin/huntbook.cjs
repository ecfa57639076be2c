#!/usr/bin/env node
'use strict'
// Starts the command line. In the JavaScript of 2009, so that an old Node.js can say what it lacks.
var mod = require('module')
var path = require('path')
var version = process.versions.node.split('.').map(Number)
if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  process.stderr.write('huntbook: Expected Node.js 20.19 or later, got ' + process.versions.node + '.\n  hint: install a newer Node.js\n')
  process.exitCode = 2
} else {
  try {
    start(path.join(__dirname, '../dist/cli'))
  } catch (error) {
    process.stderr.write('huntbook: The command line could not be loaded: ' + error.code + '.\n  hint: npm run build makes it\n')
    process.exitCode = 2
  }
}

/** Compiled code is kept from run to run: by Node.js where it can do that (22.1), else by us. */
function start(bundle) {
  var command = /^[a-z][a-z-]{0,30}$/.test(process.argv[2]) ? process.argv[2] : 'huntbook'
  if (mod.enableCompileCache) mod.enableCompileCache()
  else if (!process.env.NODE_DISABLE_COMPILE_CACHE) return require('./compiled.cjs')(bundle, 'huntbook.cjs', command)
  require(path.join(bundle, 'huntbook.cjs'))
}
