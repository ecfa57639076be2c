'use strict'
// Starts a thread: `workerData.entry` names its bundle. Compiled code is kept as for the command line itself.
const mod = require('node:module')
const {join} = require('node:path')
const {workerData} = require('node:worker_threads')

const bundle = join(__dirname, '../dist/cli')
if (mod.enableCompileCache) mod.enableCompileCache()
else if (!process.env.NODE_DISABLE_COMPILE_CACHE) require('./compiled.cjs')(bundle)
require(join(bundle, `${workerData.entry}.cjs`))
