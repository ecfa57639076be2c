import {type Case, executed, one} from './case.ts'

export const convertCases: Readonly<Record<string, Case>> = {
  'convert without a format': {
    files: one,
    args: ['convert'],
    code: 2,
    stderr: 'huntbook: Expected --to myst or --to ipynb, got neither.\n',
  },
  convert: {
    files: one,
    args: ['convert', '--to', 'ipynb'],
    code: 0,
    stderr: 'wrote hunts/a/x.ipynb\n1 converted.\n',
    changed: ['hunts/a/x.ipynb'],
  },
  'convert --out': {
    files: one,
    args: ['convert', '--to', 'ipynb', '--out', 'new', 'hunts/a/x.md'],
    code: 0,
    stderr: /wrote new\/x\.ipynb/u,
    changed: ['new/x.ipynb'],
  },
  'convert --stdout': {
    files: one,
    args: ['convert', '--to', 'ipynb', '--stdout'],
    code: 0,
    stdout: /^\{\n "cells": \[/u,
    stderr: '1 converted.\n',
  },
  'convert --stdout --quiet': {files: one, args: ['convert', '--to', 'ipynb', '--stdout', '--quiet'], code: 0, stdout: /^\{/u},
  'convert --stdout --out': {
    files: one,
    args: ['convert', '--to', 'ipynb', '--stdout', '--out', 'x'],
    code: 2,
    stderr: /Expected --stdout or --out, got both/u,
  },
  'convert onto another file': {
    files: {...one, 'hunts/a/x.ipynb': executed},
    args: ['convert', '--to', 'ipynb', 'hunts/a/x.md'],
    code: 2,
    stderr: /exists and holds something else; it was left as it is\.\n {2}hint: --fresh/u,
  },
  'convert --fresh': {
    files: {...one, 'hunts/a/x.ipynb': executed},
    args: ['convert', '--to', 'ipynb', '--fresh', 'hunts/a/x.md'],
    code: 0,
    stderr: /1 converted/u,
    changed: ['hunts/a/x.ipynb'],
  },
  'convert of nothing': {args: ['convert', '--to', 'ipynb'], code: 2, stderr: /Expected at least one notebook/u},
  'convert --allow-empty': {args: ['convert', '--to', 'ipynb', '--allow-empty'], code: 0, stderr: 'nothing to convert.\n'},
  'convert --no-ignore': {
    files: {...one, '.gitignore': 'hunts'},
    args: ['convert', '--to', 'ipynb', '--no-ignore', 'hunts/a/x.md'],
    code: 0,
    stderr: /1 converted/u,
    changed: ['hunts/a/x.ipynb'],
  },
}
