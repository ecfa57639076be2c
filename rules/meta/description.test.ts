import {testRule} from '../../src/rule.ts'
import {hunt, ipynb} from '../../test/support/hunt.ts'
import rule from './description.ts'

testRule(rule, {
  valid: {
    'a sentence about the behaviour': hunt('title: Cron\ndescription: Finds files in cron folders that no package brought.'),
    'as many characters as are asked for': {text: hunt('description: 😀😀😀'), options: {min: 3}},
    'a sentence with a link': hunt('description: Follows https://example.org/a-report step by step.'),
    'template text, also a short one': hunt('description: TODO'),
    'a blank description, which the schema speaks about': hunt("description: ' '"),
  },
  invalid: {
    'a few words': {text: hunt('description: Cron hunt'), reports: ['3:16-3:25 Description is shorter than 20.']},
    'blanks that make it longer': {
      text: ipynb({description: `Cron${' '.repeat(30)}`}),
      reports: ['5:20-5:54 Description is shorter than 20.'],
    },
    'the title again': {
      text: hunt('title: Files in the folders of cron\ndescription: files in the  Folders of cron.'),
      reports: ['4:16-4:46 Description repeats the title.'],
    },
    'a link alone, in a folded text': {
      text: hunt('description: >-\n  https://example.org/a-report'),
      reports: ['3:16-4:33 Description is only a link.'],
    },
    'several problems at once': {
      text: hunt('title: http://a.test\ndescription: http://a.test'),
      reports: ['4:16-4:29 Description is shorter than 20 and repeats the title and is only a link.'],
    },
  },
})
