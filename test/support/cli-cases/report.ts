import {another, bad, type Case, config, found, good, one} from './case.ts'

const github = {GITHUB_ACTIONS: 'true'}
const annotation = /^::error file=hunts\/a\/x\.md,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=attack\/format::Expected .*\n$/u
/** The report for people, then the annotations. */
const both = /^hunts\/a\/x\.md:\d+:\d+ error attack\/format\n[\s\S]*\n1 error in 1 of 1 notebook;.*\n::error file=hunts\/a\/x\.md,/u
const missing = /^huntbook: Expected a file, a folder or a glob, got `nope\.md`, which does not exist\.\n$/u
const table =
  /^## huntbook: 1 error\n\n1 error in 1 of 1 notebook;.*\n\n\| severity \|.*\n\|---.*\n\| error \| hunts\/a\/x\.md&#58;\d+ \| +\| attack\/format \|/u

export const reportCases: Readonly<Record<string, Case>> = {
  '--format json': {
    files: one,
    args: ['lint', '--format', 'json'],
    code: 1,
    stdout: /^\{\n "version": 1,[\s\S]*"exitCode": 1,[\s\S]*\}\n$/u,
  },
  '--format sarif': {
    files: one,
    args: ['lint', '--format', 'sarif'],
    code: 1,
    stdout:
      /^\{\n "\$schema": [\s\S]*"id": "attack\/format",[\s\S]*"markdown": "# attack\/format\\n[\s\S]*"executionSuccessful": true,[\s\S]*\}\n$/u,
  },
  '--format github': {files: one, args: ['lint', '--format', 'github'], code: 1, stdout: annotation},
  '--format github of a good hunt': {files: {'hunts/a/x.md': good}, args: ['lint', '--format', 'github'], code: 0},
  '--format gitlab': {
    files: one,
    args: ['lint', '--format', 'gitlab'],
    code: 1,
    stdout: /^\[\n \{\n {2}"description": "Expected [\s\S]*"check_name": "attack\/format",[\s\S]*\]\n$/u,
  },
  '--format junit': {
    files: {...one, 'hunts/a/y.md': another(good)},
    args: ['lint', '--format', 'junit'],
    code: 1,
    stdout:
      /^<\?xml [\s\S]*<testsuites name="huntbook" tests="2" failures="1" [\s\S]*"no findings" classname="hunts\/a\/y\.md"[\s\S]*<\/testsuites>\n$/u,
  },
  '--format rdjson': {
    files: one,
    args: ['lint', '--format', 'rdjson'],
    code: 1,
    stdout: /^\{\n "source": [\s\S]*"column": \d+\n[\s\S]*"suggestions": \[[\s\S]*"text": "T1489"\n[\s\S]*\}\n$/u,
  },
  '--format markdown': {files: one, args: ['lint', '--format', 'markdown'], code: 1, stdout: table},
  '--format json into a file, beside pretty': {
    files: one,
    args: ['lint', '--format', 'json=out/report.json'],
    code: 1,
    stdout: found,
    changed: ['out/report.json'],
  },
  'several formats, each into a file': {
    files: one,
    args: ['lint', '--format', 'sarif=out/a', '--format=gitlab=out/b', '--format', 'junit=c', '--format', 'github'],
    code: 1,
    stdout: annotation,
    changed: ['c', 'out/a', 'out/b'],
  },
  'pretty and github together': {files: one, args: ['lint', '--format', 'pretty', '--format', 'github'], code: 1, stdout: both},
  'two formats for standard output': {
    files: one,
    args: ['lint', '--format', 'json', '--format', 'pretty'],
    code: 2,
    stderr:
      'huntbook: Expected one format for standard output, or `pretty` and `github`, got `json`, `pretty`: write the others with =FILE.\n',
  },
  'two formats for one file': {
    files: one,
    args: ['lint', '--format', 'json=a', '--format', 'junit=a'],
    code: 2,
    stderr: 'huntbook: Expected a file for each report, got `a` for two.\n',
  },
  '--format without a file': {
    files: one,
    args: ['lint', '--format', 'json='],
    code: 2,
    stderr: 'huntbook: Expected the name of a file after `json=`, got none.\n',
  },
  '--format into a file called -': {
    files: one,
    args: ['lint', '--format', 'json=-'],
    code: 2,
    stderr: /Expected the name of a file for the report, got `-`\.\n {2}hint: without `=-`/u,
  },
  '--format unknown': {
    files: one,
    args: ['lint', '--format', 'sarf'],
    code: 2,
    stderr: /^huntbook: Expected a format of reports \(`blob`, .*`sarif`\), got `sarf`\.\n {2}hint: did you mean `sarif`\?\n$/u,
  },
  '--format into a folder that cannot be': {
    files: one,
    args: ['lint', '--format', 'json=hunts/a/x.md/r.json'],
    code: 2,
    stdout:
      /attack\/format\n[\s\S]*\nhuntbook: hunts\/a\/x\.md\/r\.json could not be written: a part of the path is no folder\.\n\n1 error/u,
  },
  'one file of several that cannot be written: none is': {
    files: one,
    args: ['lint', '--format', 'sarif=a.sarif', '--format', 'junit=hunts/a/x.md/r', '--format', 'json'],
    code: 2,
    stdout: /"exitCode": 2,[\s\S]*"code": "WRITE_FAILED"/u,
  },
  'wrong use with --format json': {
    files: one,
    args: ['lint', '--format', 'json', 'nope.md'],
    code: 2,
    stdout: /"exitCode": 2,[\s\S]*"code": "FILE_MISSING"/u,
    stderr: missing,
  },
  'wrong use with formats for files': {
    files: one,
    args: ['lint', '--format', 'junit=r.xml', '--format', 'github', 'nope.md'],
    code: 2,
    stdout: '::error title=huntbook::Expected a file, a folder or a glob, got `nope.md`, which does not exist.\n',
    stderr: missing,
    changed: ['r.xml'],
  },
  'wrong use and a file that cannot be written': {
    files: one,
    args: ['lint', '--format', 'junit=hunts/a/x.md/r', 'nope.md'],
    code: 2,
    stderr: /^huntbook: hunts\/a\/x\.md\/r could not be written: .*\nhuntbook: .*got `nope\.md`/u,
  },
  'report.formats': {
    files: {...one, ...config('report: {formats: [sarif=out/x.sarif, github]}')},
    args: ['lint', 'x.md'],
    cwd: 'hunts/a',
    code: 1,
    stdout: annotation,
    changed: ['out/x.sarif'],
  },
  '--format in place of report.formats': {
    files: {...one, ...config('report: {formats: [sarif=out/x.sarif]}')},
    args: ['lint', '--format', 'pretty'],
    env: github,
    code: 1,
    stdout: found,
  },
  'report.formats and wrong use': {
    files: {...one, ...config('report: {formats: [junit=r.xml]}')},
    args: ['lint', 'nope.md'],
    code: 2,
    stderr: missing,
    changed: ['r.xml'],
  },
  'report.formats that do not exist': {
    files: {...one, ...config('report:\n  formats:\n    - pretty\n    - sarf=x\n')},
    args: ['lint'],
    code: 2,
    stderr: /^huntbook: huntbook\.config\.yaml:4:7 Expected a format of reports .*got `sarf`\.\n {2}hint: did you mean `sarif`\?\n$/u,
  },
  'report.formats outside the root': {
    files: {...one, ...config('report: {formats: [sarif=../x]}')},
    args: ['lint'],
    code: 2,
    stderr: /^huntbook: huntbook\.config\.yaml:1:\d+ Expected files inside the root, got `\.\.\/x`\.\n$/u,
  },
  'report.docsUrl that is no address': {
    files: {...one, ...config('report: {docsUrl: wiki}')},
    args: ['lint'],
    code: 2,
    stderr: /Expected an address that begins with `https:\/\/`, got `wiki`\./u,
  },
  'on a runner of GitHub': {
    files: {...one, 'summary.md': '# Before\n'},
    args: ['check'],
    env: {...github, GITHUB_STEP_SUMMARY: 'summary.md'},
    code: 1,
    stdout: both,
    changed: ['summary.md'],
  },
  'on a runner of GitHub without a summary': {files: one, args: ['check'], env: github, code: 1, stdout: both},
  'wrong use on a runner of GitHub': {
    files: one,
    args: ['check', 'nope.md'],
    env: github,
    code: 2,
    stdout: /^::error title=huntbook::.*got `nope\.md`/u,
    stderr: missing,
  },
  '--no-ci on a runner of GitHub': {
    files: one,
    args: ['check', '--no-ci'],
    env: {...github, GITHUB_STEP_SUMMARY: 'summary.md'},
    code: 1,
    stdout: found,
  },
  'a path that a runner would obey': {
    files: {'hunts/a::error::b,c=d%0A.md': bad},
    args: ['check'],
    env: github,
    code: 1,
    stdout: /\n::error file=hunts\/a%3A%3Aerror%3A%3Ab%2Cc=d%250A\.md,line=/u,
  },
}
