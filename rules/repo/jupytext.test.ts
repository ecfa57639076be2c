import {testRule} from '../../src/rule.ts'
import {hunt} from '../../test/support/hunt.ts'
import rule from './jupytext.ts'

const files = {'hunts/a/x.md': hunt('title: x'), 'hunts/b/y.md': hunt('title: y')}
const message = 'jupytext would drop `hunting` from every notebook here.'

testRule(rule, {
  valid: {
    'no configuration': {files},
    'a configuration without such a setting': {files: {'jupytext.toml': 'formats = "ipynb,md:myst"\n', ...files}},
    'a filter that keeps the block': {files: {'jupytext.toml': 'notebook_metadata_filter = "hunting,title"\n', ...files}},
    'a filter that keeps everything': {files: {'.jupytext.yml': 'notebook_metadata_filter: all\n', ...files}},
    'a configuration that another hides from every hunt': {
      files: {'jupytext.toml': 'notebook_metadata_filter = "title"\n', 'hunts/.jupytext': '', ...files},
    },
    'a configuration where there are no hunts': {files: {'docs/jupytext.toml': 'notebook_metadata_filter = "title"\n', ...files}},
    'a project that configures other tools': {files: {'pyproject.toml': '[tool.ruff]\nnotebook_metadata_filter = "title"\n', ...files}},
  },
  invalid: {
    'a filter of other keys, on its line': {
      files: {'jupytext.toml': 'formats = "ipynb,md:myst"\nnotebook_metadata_filter = "title" # why\n', ...files},
      reports: [`jupytext.toml 2:1-2:41 ${message}`],
      fixed: 'formats = "ipynb,md:myst"\nnotebook_metadata_filter = "title,hunting" # why\n',
    },
    'the deprecated setting in a project': {
      files: {'pyproject.toml': "[tool.jupytext]\ndefault_notebook_metadata_filter = '-all'\n", ...files},
      reports: [`pyproject.toml 2:1-2:42 ${message}`],
      fixed: "[tool.jupytext]\ndefault_notebook_metadata_filter = 'jupytext,kernelspec,hunting,-all'\n",
    },
    JSON: {
      files: {'jupytext.json': '{"notebook_metadata_filter": "-hunting"}\n', ...files},
      reports: [`jupytext.json 1:1-1:41 ${message}`],
      fixed: '{"notebook_metadata_filter": "hunting"}\n',
    },
    'the configuration of one team, once for all its hunts': {
      files: {'hunts/a/.jupytext': 'notebook_metadata_filter = "title"\n', 'hunts/a/z.md': hunt('title: z'), ...files},
      reports: [`hunts/a/.jupytext 1:1-1:35 ${message}`],
      fixed: 'notebook_metadata_filter = "title,hunting"\n',
    },
    'a list, which jupytext refuses, without a fix': {
      files: {'jupytext.toml': 'notebook_metadata_filter = ["title"]\n', ...files},
      reports: [`jupytext.toml 1:1-1:37 ${message}`],
    },
  },
})
