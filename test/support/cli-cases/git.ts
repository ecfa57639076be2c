import type {Case} from './case.ts'

const executed =
  '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "code", "metadata": {}, "source": "1", "execution_count": 1, "outputs": [{"output_type": "stream", "name": "stdout", "text": "x"}]}]}'

export const gitCases: Readonly<Record<string, Case>> = {
  git: {
    args: ['git'],
    code: 2,
    stderr: /Expected a command of git, got none\.\n {2}hint: one of install, status, uninstall, textconv, filter, merge\n$/u,
  },
  'git --help': {args: ['git', '--help'], code: 0, stdout: /\nCommands:\n {2}git install {4}/u},
  'git install --help': {
    args: ['git', 'install', '--help'],
    code: 0,
    stdout: /^huntbook git install: .*\n\nUsage: huntbook git install \[OPTIONS\]\n/u,
  },
  'help git filter': {args: ['help', 'git', 'filter'], code: 0, stdout: /^huntbook git filter: /u},
  'git --version': {args: ['git', '--version'], code: 0, stdout: /^\d/u},
  'git of another name': {args: ['git', 'filtr'], code: 2, stderr: /did you mean `filter`/u},
  'git filter --once': {
    args: ['git', 'filter', '--once'],
    stdin: executed,
    code: 0,
    stdout: executed.replace('"execution_count": 1', '"execution_count": null').replace(/\[\{"output_type.*\}\]\}\]/u, '[]}]'),
  },
  'git filter --once of no notebook': {
    args: ['git', 'filter', '--once'],
    stdin: 'Text.\n',
    code: 0,
    stdout: 'Text.\n',
    stderr: 'huntbook: standard input is stored as it is, outputs included: Expected a value, got `Text`.\n',
  },
  'git filter --once of nothing': {args: ['git', 'filter', '--once'], code: 0},
  'git filter without git': {args: ['git', 'filter'], code: 2, stderr: /Expected git's protocol for filters.*\n {2}hint: .*--once/u},
  'git filter with a file': {args: ['git', 'filter', '--once', 'x.ipynb'], code: 2, stderr: /Expected no argument, got `x\.ipynb`/u},
  'git textconv': {
    files: {'x.ipynb': executed},
    args: ['git', 'textconv', '--text-version', '1', 'x.ipynb'],
    code: 0,
    stdout: /```\{code-cell\}\n1\n```\n% output: stream stdout, \d+ bytes, [\da-f]{12}\n$/u,
  },
  'git textconv of a path that begins with a dash': {
    files: {'-x.ipynb': 'a\u0007\n'},
    args: ['git', 'textconv', '-x.ipynb'],
    code: 0,
    stdout: 'a\\x07\n',
  },
  'git textconv of a text': {files: {'x.md': '\u001b# T\n'}, args: ['git', 'textconv', 'x.md'], code: 0, stdout: '\\x1b# T\n'},
  'git textconv of a file that is not there': {
    args: ['git', 'textconv', 'x\u0007.ipynb'],
    code: 0,
    stderr: 'huntbook: x\\x07.ipynb: Expected a readable file: no such file.\n',
  },
  'git textconv without a file': {args: ['git', 'textconv'], code: 2, stderr: /Expected the path of a file, got none/u},
}
