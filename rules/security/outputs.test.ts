import {testRule} from '../../src/rule.ts'
import {hunt} from '../../test/support/hunt.ts'
import rule from './outputs.ts'

interface Run {
  readonly count?: number | null
  readonly outputs?: readonly object[]
  readonly metadata?: object
}

const stream = {name: 'stdout', output_type: 'stream', text: ['3 rows\n']}

/** A notebook of one code cell, whose source begins on line 8 where nothing else fills lines. */
function executed({count = null, outputs = [], metadata = {}}: Run, ofNotebook: object = {}): string {
  const cell = {cell_type: 'code', execution_count: count, id: 'c1', metadata, outputs, source: ['f()\n', 'g()']}
  return `${JSON.stringify({cells: [cell], metadata: {hunting: {}, ...ofNotebook}, nbformat: 4, nbformat_minor: 5}, undefined, 1)}\n`
}

testRule(rule, {
  valid: {
    'a cell that did not run': executed({metadata: {tags: ['a'], collapsed: true}}),
    'a cell that keeps what it shows': executed({count: 2, outputs: [stream], metadata: {tags: ['keep_output']}}),
    'a cell with the tag of the team': {text: executed({outputs: [stream], metadata: {tags: ['golden']}}), options: {keepTag: 'golden'}},
    'what git takes out when it stores the file': {
      text: executed({count: 1, outputs: [stream], metadata: {papermill: {}}}, {widgets: {}}),
      isCleanedByGit: true,
    },
    'a text, which has no outputs': hunt('title: x', '+++ {"execution": {"a": 1}}\n\nx\n').replace(
      'kernelspec:',
      'papermill: {a: 1}\nkernelspec:',
    ),
    'Markdown with a key that is called like an output':
      '{"cells": [{"cell_type": "markdown", "id": "a", "metadata": {}, "outputs": [1], "source": "x"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
  },
  invalid: {
    'outputs and their count, in one finding on the first line of the source': {
      text: executed({
        count: 3,
        outputs: [{...stream}, {data: {'text/plain': ['1']}, execution_count: 3, metadata: {}, output_type: 'execute_result'}],
      }),
      reports: ['28:6-28:9 Cell holds outputs.'],
      fixed: executed({}),
    },
    'a count alone': {text: executed({count: 1}), reports: ['10:6-10:9 Cell holds an execution count.'], fixed: executed({})},
    'timing data, also of a cell that keeps its outputs': {
      text: executed({
        count: 1,
        outputs: [stream],
        metadata: {ExecuteTime: {end_time: 'x'}, papermill: {duration: 1}, tags: ['keep_output']},
      }),
      reports: ['28:6-28:9 Cell holds timing data.'],
      fixed: executed({count: 1, outputs: [stream], metadata: {tags: ['keep_output']}}),
    },
    'what git stores for the sake of another tag': {
      text: executed({outputs: [stream], metadata: {tags: ['keep_output']}}),
      options: {keepTag: 'golden'},
      isCleanedByGit: true,
      reports: ['22:6-22:9 Cell holds outputs.'],
      fixed: executed({metadata: {tags: ['keep_output']}}),
    },
    'timing data of Markdown': {
      text: '{"cells": [{"cell_type": "markdown", "id": "a", "metadata": {"a": 1,  "execution": {}}, "source": "x"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
      reports: ['1:100-1:101 Cell holds timing data.'],
      fixed:
        '{"cells": [{"cell_type": "markdown", "id": "a", "metadata": {"a": 1}, "source": "x"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
    },
    'all of it at once, which one fix takes out': {
      text: executed({count: 1, outputs: [stream], metadata: {ExecuteTime: {}, execution: {}, papermill: {}}}),
      reports: ['22:6-22:9 Cell holds outputs.'],
      fixed: executed({}),
    },
    'outputs under another tag than that of the team': {
      text: executed({outputs: [stream], metadata: {tags: ['keep_output']}}),
      options: {keepTag: 'golden'},
      reports: ['22:6-22:9 Cell holds outputs.'],
      fixed: executed({metadata: {tags: ['keep_output']}}),
    },
    'what a run leaves in the metadata of the notebook': {
      text: executed({}, {widgets: {'application/vnd.jupyter.widget-state+json': {}}}),
      reports: ['17:4-17:11 Unexpected `widgets` in the metadata of the notebook: remove it.'],
      fixed: executed({}),
    },
    'two keys of the metadata, of which the second goes in the next pass': {
      text: executed({}, {widgets: {}, papermill: {duration: 1}}),
      reports: [
        '17:4-17:11 Unexpected `widgets` in the metadata of the notebook: remove it.',
        '18:4-18:13 Unexpected `papermill` in the metadata of the notebook: remove it.',
      ],
      fixed: executed({}, {papermill: {duration: 1}}),
    },
    'a notebook of nbformat 3, which no fix can change': {
      text: '{"metadata": {"name": ""}, "nbformat": 3, "nbformat_minor": 0, "worksheets": [{"cells": [{"cell_type": "code", "collapsed": false, "input": ["x"], "language": "python", "metadata": {}, "outputs": [], "prompt_number": 4}], "metadata": {}}]}',
      reports: ['1:143-1:144 Cell holds an execution count.'],
    },
  },
})
