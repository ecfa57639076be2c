import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {drawingFaults} from '../../../test/support/page-faults.ts'
import {rebuildSvg} from './rebuild.ts'

const head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'

/** What is left within the root; the root's own attributes come first. */
function inside(content: string): string | undefined {
  return rebuildSvg(`<svg>${content}</svg>`)
    ?.svg.trim()
    .slice(head.length)
    .replace(/^>|<\/svg>$/gu, '')
}

describe('a drawing', () => {
  it('keeps shapes, text, gradients and groups', () => {
    const content =
      '<defs><linearGradient id="s1"><stop offset="0" stop-color="#fff"/></linearGradient></defs><g transform="translate(1 2)"><path d="M 0 0 L 1.5e-3 2 z" fill="url(#s1)"/><text x="1">a &lt; b</text></g>'
    expect(inside(content)).toBe(content)
  })

  it('of Matplotlib looks as it did', () => {
    const source = `<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns:xlink="http://www.w3.org/1999/xlink" width="460.8pt" viewBox="0 0 460.8 345.6" xmlns="http://www.w3.org/2000/svg"><metadata><rdf:RDF><dc:title>x</dc:title></rdf:RDF></metadata>
<defs><style type="text/css">*{stroke-linejoin: round; stroke-linecap: butt}</style></defs>
<g id="figure_1"><defs><path id="m5f" d="M 0 0 L 0 3.5" style="stroke: #000000; stroke-width: 0.8"/></defs><use xlink:href="#m5f" x="7" style="stroke: #000000"/>
<path d="M 1 2" clip-path="url(#p3a)" style="fill: none; stroke: #1f77b4; stroke-linecap: square"/></g>
<text style="font: italic 12px 'DejaVu Sans', sans-serif; text-anchor: middle">A</text>
<defs><clipPath id="p3a"><rect x="5" y="4"/></clipPath></defs></svg>`
    expect(rebuildSvg(source)?.svg).toBe(
      `${head} width="460.8pt" viewBox="0 0 460.8 345.6" stroke-linejoin="round" stroke-linecap="butt"><defs/><g><defs><path id="s1" d="M 0 0 L 0 3.5" stroke="#000000" stroke-width="0.8"/></defs><use xlink:href="#s1" x="7" stroke="#000000"/><path d="M 1 2" clip-path="url(#s2)" fill="none" stroke="#1f77b4" stroke-linecap="square"/></g><text font-size="12px" font-family="'DejaVu Sans', sans-serif" font-style="italic" text-anchor="middle">A</text><defs><clipPath id="s2"><rect x="5" y="4"/></clipPath></defs></svg>\n`,
    )
  })

  it('takes rules of its style sheets over attributes, and its own style over these', () => {
    const style =
      '<style>/* c */ .a, path.b {fill: red} @media print {path {fill: blue} .a {fill: blue}} #x .c rect{stroke:#00f!important}</style>'
    expect(inside(`${style}<path class="a" fill="green"/><path class="b" style="fill:none"/><rect/>`)).toBe(
      '<path fill="red"/><path fill="none"/><rect stroke="#00f"/>',
    )
  })

  it.each<readonly [string, string, string?]>([
    ['scripts', '<script>alert(1)</script>'],
    ['events', '<path onload="alert(1)" ONCLICK="x"/>', '<path/>'],
    ['HTML', '<foreignObject><p>x</p></foreignObject>'],
    ['animations', '<path><animate attributeName="d" to="x"/><set/></path>', '<path/>'],
    ['pictures', '<image href="https://a.example/x.png"/>'],
    ['links', '<a xlink:href="javascript:alert(1)"><path/></a>', '<path/>'],
    ['references elsewhere', '<use href="https://a.example/#b"/><use xlink:href="data:x,y"/>', '<use/><use/>'],
    ['references to nothing', '<path fill="url(#none)" clip-path="url(#none)"/>', '<path fill="none"/>'],
    ['fetched paint', '<path fill="url(https://a.example/x)" style="stroke:url(//a.example)"/>', '<path/>'],
    [
      'odd values',
      '<path d="M 0 <"/><path fill="expression(1)" stroke="red;x:url(y)"/><text font-family="url(x)">a</text>',
      '<path/><path/><text>a</text>',
    ],
    ['entities', '<text>&x; &#38;lt; &amp;y;</text>', '<text>&amp;x; &amp;lt; &amp;y;</text>'],
    ['sections and comments', '<text><![CDATA[<b>]]><!-- c --></text>', '<text>&lt;b&gt;</text>'],
    ['unknown elements and attributes', '<path data-x="1" name="n" class="c" sodipodi:a="b"/><inkscape:path/>', '<path/>'],
  ])('loses %s', (_, content = '', left?: string) => {
    expect(inside(content)).toBe(left)
  })

  it('says whether a picture in it is lost', () => {
    expect(rebuildSvg('<svg><path/><image href="data:image/png;base64,AA=="/></svg>')?.isPartial).toBe(true)
    expect(rebuildSvg('<svg><path/><metadata/></svg>')?.isPartial).toBe(false)
  })

  it('is none where nothing of it can be seen', () => {
    for (const source of [
      '',
      'text',
      '<svg/>',
      '<p/>',
      '<svg><defs><path/></defs></svg>',
      '<svg><text> </text></svg>',
      '<svg><path',
      '\'"><script>',
    ])
      expect(rebuildSvg(source)).toBeUndefined()
  })

  it('may have a prefix for its elements', () => {
    expect(rebuildSvg('<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:path d="M0 0"/></s:svg>')?.svg).toBe(
      `${head}><path d="M0 0"/></svg>\n`,
    )
  })

  it('shows no hidden characters', () => {
    expect(inside('<text>a\u202eb\u0007\ufffe</text>')).toBe('<text>a⟨U+202E⟩b </text>')
  })

  it('is refused where its references multiply, or go round', () => {
    const uses = (id: string): string => `<use href="#${id}"/>`.repeat(10)
    const bomb = Array.from({length: 9}, (_, at) => `<g id="a${at + 1}">${uses(`a${at}`)}</g>`).join('')
    expect(rebuildSvg(`<svg><path id="a0"/>${bomb}</svg>`)).toBeUndefined()
    expect(rebuildSvg('<svg><g id="a"><use href="#a"/></g></svg>')).toBeUndefined()
    expect(rebuildSvg('<svg><g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g></svg>')).toBeUndefined()
    expect(rebuildSvg(`<svg><path id="a"/>${uses('a')}</svg>`)).toBeDefined()
  })
})

const pieces = [
  ...[
    '<svg>',
    '</svg>',
    '<g>',
    '</g>',
    '<path ',
    '<text>',
    '</text>',
    '<use ',
    '<style>',
    '</style>',
    '<script>',
    '<a ',
    '<image ',
    '<svg:path ',
  ],
  ...['href=', 'xlink:href=', 'style=', 'fill=', 'd=', 'id=', 'onload=', 'clip-path=', 'class=', 'font-family=', 'transform='],
  ...[
    '"',
    "'",
    '"#a"',
    '"a"',
    '"url(#a)"',
    '"url(http://a.example)"',
    '"fill:url(x)"',
    '"javascript:x"',
    'M 0 0',
    '/>',
    '>',
    '<',
    '&',
    '&lt;',
    '&#60;',
  ],
  ...['<!--', '-->', '<![CDATA[', ']]>', '<!DOCTYPE x [', ']>', '<?', '?>', '*{fill:red}', '.a{', '}', '\u202e', '\0', ' ', '\ud800'],
]

describe('any text', () => {
  it('is a drawing without faults, or none', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), {maxLength: 30}), parts => {
        const drawing = rebuildSvg(`<svg><path/>${parts.join('')}`)
        expect(drawing ? drawingFaults(drawing.svg) : []).toEqual([])
        if (drawing) expect(rebuildSvg(drawing.svg)?.svg).toBe(drawing.svg)
      }),
      {numRuns: 2000},
    )
  })

  it.each([
    ['a path', `<path d="${'M 1 1 L 2 2 '.repeat(700_000)}"/>`],
    ['shapes', '<rect x="1" y="2" style="fill:red;stroke:#000" class="a b c"/>'.repeat(50_000)],
    ['groups', '<g>'.repeat(200_000)],
    ['end tags', '</g>'.repeat(200_000)],
    ['ends that are missing', '<!-- '.repeat(200_000)],
    ['attributes', `<path ${'a="b" '.repeat(200_000)}/>`],
    ['quotes', '<path d="'.repeat(100_000)],
    ['braces', `<style>${'a{'.repeat(300_000)}</style><path/>`],
    ['selectors', `<style>${'a,'.repeat(300_000)}{fill:red}</style><path/>`],
    ['classes', `<style>a{}</style><path class="${'a '.repeat(500_000)}"/>`],
    ['declarations', `<path style="${'fill:red;'.repeat(200_000)}"/>`],
    ['transforms', `<path transform="${'scale(1) '.repeat(200_000)}"/>`],
    ['a chain', Array.from({length: 20_000}, (_, at) => `<g id="a${at + 1}"><use href="#a${at}"/></g>`).join('')],
    [
      'nested targets',
      `${Array.from({length: 190}, (_, at) => `<g id="a${at}">`).join('')}${'<path/>'.repeat(20_000)}${'</g>'.repeat(190)}${Array.from({length: 190}, (_, at) => `<use href="#a${at}"/>`).join('')}`,
    ],
  ])('is read in time: %s', (_, content) => {
    rebuildSvg(`<svg><path/>${content}</svg>`)
  })
})
