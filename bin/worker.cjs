'use strict'
// Starts a thread that checks notebooks. Compiled code is kept as for the command line itself.
const mod = require('node:module')
const {join} = require('node:path')

const bundle = join(__dirname, '../dist/cli')
if (mod.enableCompileCache) mod.enableCompileCache()
if (mod.enableCompileCache || process.env.NODE_DISABLE_COMPILE_CACHE) require(join(bundle, 'worker.cjs'))
else require('./compiled.cjs')(bundle, 'worker.cjs', 'worker')
