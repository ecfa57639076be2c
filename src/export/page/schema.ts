import type {Options} from 'rehype-sanitize'

/** Classes that mark what a page shows in its own way. They are ours: no class of a notebook is among them. */
export const classes = {right: 'right', center: 'center', note: 'note', noteMark: 'note-mark', math: 'math'} as const

const cellClass = ['className', classes.right, classes.center] as const

/** What of a notebook may stand in a page. Everything else that the page has is made after this. */
export const schema: Options = {
  tagNames: [
    ...[
      'h1',
      'h2',
      'h3',
      'h4',
      'h5',
      'h6',
      'p',
      'br',
      'hr',
      'ul',
      'ol',
      'li',
      'blockquote',
      'pre',
      'code',
      'em',
      'strong',
      'del',
      'a',
      'img',
    ],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'figure', 'figcaption'],
  ],
  attributes: {
    a: ['href', ['className', classes.noteMark]],
    // The name of a picture file of ours. The page has the picture itself in its place.
    img: [['src', /^[\w.-]+_files\/[0-9a-f]{16}\.(?:png|jpg|gif|webp|svg)$/u], 'alt'],
    ol: ['start'],
    th: ['scope', [...cellClass]],
    td: [[...cellClass]],
    blockquote: [['className', classes.note]],
    pre: [['className', classes.math]],
  },
  protocols: {href: ['http', 'https', 'mailto']},
  ancestors: {},
  clobber: [],
  clobberPrefix: '',
  required: {},
  strip: ['script', 'style'],
  allowComments: false,
  allowDoctypes: false,
}
