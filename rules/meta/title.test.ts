import {testRule} from '../../src/rule.ts'
import {hunt, ipynb, markdown} from '../../test/support/hunt.ts'
import rule from './title.ts'

const titled = (title: string, cells = ''): string => hunt(`title: ${title}`, cells)

testRule(rule, {
  valid: {
    'a title that is the first heading, whatever its marks, blanks and case': titled(
      'Stopped  services on `srv`',
      '# **Stopped** services on *SRV*\n',
    ),
    'a title underlined, and one in HTML': titled('A hunt', 'A hunt\n===\n\n<h1>Other</h1>\n'),
    'a notebook without a heading of level 1, and one with an empty one': titled('A hunt', '## Summary\n\n#\n'),
    'code in the heading that looks like a tag': {
      files: {
        'hunts/a/x.md': titled('Hunt for <script> in mail', '# Hunt for `<script>` in mail\n'),
        'hunts/a/y.md': titled('List<T> in x', '# `List<T>` in x\n'),
        'hunts/a/z.md': titled('A <b> c', '# A \\<b\\> c\n'),
      },
    },
    'character references in the heading': {
      files: {
        'hunts/a/x.md': titled('R&D servers', '# R&amp;D servers\n'),
        'hunts/a/y.md': titled('Mail with <script>', '# Mail with &lt;script&#62;\n'),
        'hunts/a/z.md': titled('Hunt & gather', '<h1>Hunt &amp; gather</h1>\n'),
      },
    },
    'an ellipsis at the end': titled('And so on ...'),
    'as many characters as are allowed': {text: titled('😀😀😀'), options: {max: 3}},
    'template text': titled('"<Title> "'),
    'a blank title, which the schema speaks about': titled("' '"),
    'titles that differ': {files: {'hunts/a/x.md': titled('A'), 'hunts/a/y.md': titled('B')}},
    'both halves of a pair': {files: {'hunts/a/x.md': titled('A'), 'hunts/a/x.ipynb': ipynb({title: 'A'})}},
    'two templates': {files: {'hunts/a/x.md': titled('TODO'), 'hunts/a/y.md': titled('TODO')}},
  },
  invalid: {
    'blanks around it, which it trims': {
      text: titled('" Stopped services"'),
      reports: ['3:11-3:28 Title has outer blanks.'],
      fixed: titled('"Stopped services"'),
    },
    'a line end that YAML keeps': {
      text: titled('|\n  Stopped services'),
      reports: ['3:10-4:21 Title has outer blanks.'],
      fixed: titled('Stopped services'),
    },
    'a full stop': {text: titled('Stopped services.'), reports: ['3:10-3:27 Title ends with a full stop.']},
    'several problems at once': {
      text: titled('"Untitled hunt of mine. "', '# Services\n\n# Untitled hunt of mine\n'),
      options: {max: 10},
      reports: [
        '3:11-3:34 Title has outer blanks and ends with a full stop and is longer than 10 and is a default name and differs from the H1 `Services`.',
      ],
      fixed: titled('"Untitled hunt of mine."', '# Services\n\n# Untitled hunt of mine\n'),
    },
    'another heading, in JSON': {
      text: ipynb({title: 'Services'}, [markdown('<!-- # Services -->\n'), markdown('# Stopped `services`')]),
      reports: ['22:14-22:22 Title differs from the H1 `Stopped services`.'],
    },
    'the title of another hunt, in both': {
      files: {'hunts/a/x.md': titled('Services'), 'hunts/b/y.ipynb': ipynb({title: 'SERVICES'}), 'hunts/b/y.md': titled('services')},
      reports: [
        'hunts/a/x.md 3:10-3:18 Title is also used by `hunts/b/y.md`.',
        'hunts/b/y.ipynb 5:14-5:22 Title is also used by `hunts/a/x.md`.',
        'hunts/b/y.md 3:10-3:18 Title is also used by `hunts/a/x.md`.',
      ],
    },
  },
})
