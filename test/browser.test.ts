import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {env} from 'node:process'
import {pathToFileURL} from 'node:url'
import {type Browser, chromium, type Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {htmlTarget} from '../src/export/page/html-target.ts'
import {palettes} from '../src/export/page/style.ts'
import {code, display, failure, markdown, png, run, stream} from './export-notebooks.ts'

/** Debian's; another one by `HUNTBOOK_CHROMIUM`. */
const program = env.HUNTBOOK_CHROMIUM ?? '/usr/bin/chromium'
const isHere = existsSync(program)
const isRequired = env.HUNTBOOK_REQUIRE_CHROMIUM === '1'

if (!isHere && !isRequired) process.stdout.write(`Skipped: the tests in a browser need Chromium, and ${program} is missing.\n`)

/** Each sets a marker in the page that it runs in, or asks a server for something. */
const mark = 'window.__ran=1;parent.__ran=1;top.__ran=1;alert(1)'
const host = 'https://beacon.example'
const payloads: readonly string[] = [
  `<script>${mark}</script>`,
  `<img src=x onerror="${mark}">`,
  `<img src="${host}/a.png" srcset="${host}/b.png 2x">`,
  `<svg onload="${mark}"><script>${mark}</script><image href="${host}/c.png"/></svg>`,
  `<iframe srcdoc="<script>${mark}</script>" src="${host}/d"></iframe>`,
  `<object data="${host}/e"></object><embed src="${host}/f">`,
  `<link rel=stylesheet href="${host}/g.css"><style>@import '${host}/h.css';body{background:url(${host}/i)}</style>`,
  `<meta http-equiv=refresh content="0;url=${host}/j"><base href="${host}/">`,
  `<form action="${host}/k"><button autofocus onfocus="${mark}">x</button><input autofocus onfocus="${mark}"></form>`,
  `<video autoplay poster="${host}/l" src="${host}/m" onerror="${mark}"></video><audio autoplay src="${host}/n"></audio>`,
  `<a href="javascript:${mark}">x</a><a href="jav&#x09;ascript:${mark}">y</a><a href="data:text/html,<script>${mark}</script>">z</a>`,
  `</code></pre></main></body><script>${mark}</script><details ontoggle="${mark}" open>x</details>`,
  `<div style="background:url(${host}/o)" onmouseover="${mark}">x</div><marquee onstart="${mark}">x</marquee>`,
  `![x](${host}/p.png) [x](javascript:${mark}) ![y](data:image/svg+xml;base64,${Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="${mark}"><image href="${host}/q"/></svg>`).toString('base64')})`,
  `"><script>${mark}</script>\`\`\`\n</code></pre><script>${mark}</script>`,
]
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="60" height="40" onload="${mark}"><style>@import "${host}/r";rect{fill:url(${host}/s)}</style><script>${mark}</script><image xlink:href="${host}/t" width="9" height="9"/><rect width="60" height="40" style="fill:#1f77b4"/><a href="javascript:${mark}"><text x="5" y="20">x</text></a></svg>`

const cells = [
  markdown(
    '# Report\n\n## One\n\ntext\n\n## Two\n\n## Three\n\n## Four\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n[away](https://a.example/)',
  ),
  ...payloads.flatMap(value => [
    markdown(value),
    code(value, [
      ...['text/html', 'text/markdown', 'text/plain', 'text/latex', 'image/svg+xml', 'application/javascript'].map(type =>
        display({[type]: value}),
      ),
      stream(value),
      failure('E', value, [value]),
    ]),
  ]),
  code('x', [display({'image/svg+xml': drawing}), display({'image/png': png}, {'image/png': {alt: `"><script>${mark}</script>`}})]),
]

describe.skipIf(!isHere && !isRequired)('an exported page in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'huntbook-browser-'))
  const file = join(folder, 'x.findings.html')
  let browser: Browser | undefined
  let page: Page | undefined
  const requests: string[] = []
  const signs: string[] = []

  async function open(colorScheme: 'light' | 'dark', path = file): Promise<Page> {
    const context = await browser?.newContext({colorScheme, viewport: {width: 400, height: 800}})
    const opened = await context?.newPage()
    if (!opened) throw new Error('Chromium did not start.')
    opened.on('request', request => requests.push(request.url()))
    opened.on('dialog', dialog => {
      signs.push(dialog.message())
      void dialog.dismiss()
    })
    opened.on('pageerror', error => signs.push(error.message))
    opened.on('popup', () => signs.push('popup'))
    opened.on('console', message => signs.push(message.text()))
    await opened.goto(pathToFileURL(path).href, {waitUntil: 'load'})
    return opened
  }

  beforeAll(async () => {
    const {files, problems} = run(cells, {showInput: true, streams: 'all', errors: 'full', targets: [htmlTarget]})
    expect(problems.filter(({severity}) => severity === 'error')).toEqual([])
    writeFileSync(file, files[0]?.bytes ?? '')
    browser = await chromium.launch({
      executablePath: program,
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'].concat([
        '--disable-component-update',
        '--disable-sync',
      ]),
    })
    page = await open('light')
  })

  afterAll(async () => {
    await browser?.close()
    rmSync(folder, {recursive: true})
  })

  it('runs nothing and says nothing', async () => {
    // Whatever waits for a pointer, or for the keyboard, gets both.
    for (const link of (await page?.locator('main *').all())?.slice(0, 400) ?? []) await link.dispatchEvent('mouseover')
    for (let times = 0; times < 20; times += 1) await page?.keyboard.press('Tab')
    expect(await page?.evaluate('window.__ran')).toBeUndefined()
    expect(signs).toEqual([])
  })

  it('is told from a page that does not hold the payloads back', async () => {
    const [requested, said] = [requests.length, signs.length]
    const path = join(folder, 'raw.html')
    writeFileSync(path, payloads.slice(0, 4).join('\n'))
    const raw = await open('light', path)
    expect(await raw.evaluate('window.__ran')).toBe(1)
    expect(requests.splice(requested)).toContain(`${host}/a.png`)
    expect(signs.splice(said).length).toBeGreaterThan(0)
    await raw.close()
  })

  it('asks for nothing but itself', () => {
    expect([...new Set(requests.filter(url => !url.startsWith('data:')))]).toEqual([pathToFileURL(file).href])
  })

  it('obeys its policy: its own style and no other', async () => {
    expect(await page?.evaluate('getComputedStyle(document.querySelector("main")).maxWidth')).toBe('832px')
    await page?.evaluate(
      'document.body.insertAdjacentHTML("beforeend", "<style>main{max-width:1px}</style><p style=color:red id=late>x</p>")',
    )
    expect(await page?.evaluate('getComputedStyle(document.querySelector("main")).maxWidth')).toBe('832px')
    await page?.evaluate('document.getElementById("late").remove()')
    signs.length = 0
  })

  it('shows its pictures', async () => {
    const widths = await page?.evaluate('[...document.images].map(image => image.naturalWidth)')
    expect(widths).toEqual([60, 1])
  })

  it('has a table of contents that leads to its sections', async () => {
    const broken = await page?.evaluate(
      '[...document.querySelectorAll("a[href^=\'#\']")].filter(link => !document.querySelector(link.hash)).length',
    )
    expect(broken).toBe(0)
    expect(await page?.locator('nav li').count()).toBeGreaterThanOrEqual(4)
  })

  it('does not grow wider than a narrow screen', async () => {
    expect(await page?.evaluate('document.documentElement.scrollWidth')).toBe(400)
  })

  it('follows the colour scheme', async () => {
    const dark = await open('dark')
    const colors = 'const style = getComputedStyle(document.body); [style.backgroundColor, style.color]'
    expect(await dark.evaluate(colors)).toEqual([rgb(palettes.dark.page), rgb(palettes.dark.text)])
    expect(await page?.evaluate(colors)).toEqual([rgb(palettes.light.page), rgb(palettes.light.text)])
    expect(signs).toEqual([])
  })

  it('prints black on white', async () => {
    const dark = await open('dark')
    await dark.emulateMedia({media: 'print', colorScheme: 'dark'})
    const colors = 'const style = getComputedStyle(document.body); [style.backgroundColor, style.color]'
    expect(await dark.evaluate(colors)).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)'])
    expect(await dark.evaluate('getComputedStyle(document.querySelector("a[rel]"), "::after").content')).toContain('https://a.example/')
    await dark.setViewportSize({width: 670, height: 900})
    expect(await dark.evaluate('document.documentElement.scrollWidth')).toBe(670)
    const path = join(folder, 'x.pdf')
    await dark.pdf({path, format: 'A4'})
    expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-')
  })
})

function rgb(color: string): string {
  return `rgb(${[1, 3, 5].map(at => Number.parseInt(color.slice(at, at + 2), 16)).join(', ')})`
}
