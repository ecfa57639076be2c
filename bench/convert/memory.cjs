// Preloaded: says how much memory the process had resident at most. Of the process alone where the system tells (Linux), since the other
// figure begins with what the process that started it had.
const {readFileSync} = require('node:fs')

process.on('exit', () => {
  let most
  try {
    most = /VmHWM:\s*(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
  } catch {}
  process.stderr.write(`${most ?? process.resourceUsage().maxRSS} kB at most\n`)
})
