/** The colours of the page. Text keeps a contrast of 4.5:1 and more on every ground it stands on (style.test.ts). */
export const palettes = {
  light: {
    text: '#1c2127',
    quiet: '#545d68',
    link: '#0b57a4',
    page: '#ffffff',
    raised: '#f4f6f8',
    line: '#d5dbe1',
    accent: '#7c8a99',
    shade: '#c3cad2',
  },
  dark: {
    text: '#dce2e9',
    quiet: '#9ba6b2',
    link: '#7db8f7',
    page: '#14171b',
    raised: '#1e2329',
    line: '#363e48',
    accent: '#6b7785',
    shade: '#000000',
  },
} as const

type Palette = (typeof palettes)[keyof typeof palettes]

/**
 * The one style sheet of every page. The policy of the page names its hash, so nothing else is applied. Code and tables may be wider than
 * the 49rem of the text, and stand in the middle of the page then.
 */
export const style = `
:root{color-scheme:light dark;${variables(palettes.light)}}
@media (prefers-color-scheme:dark){:root{${variables(palettes.dark)}}img{background:#fff;padding:.5rem;border-radius:4px}}
*{box-sizing:border-box}
html{font:16px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--text)}
main{max-width:52rem;margin:0 auto;padding:3rem 1.5rem 5rem;overflow-wrap:break-word}
h1,h2,h3,h4,h5,h6{line-height:1.25;margin:2em 0 .6em;font-weight:650;text-wrap:balance}
h1{font-size:2rem;margin:0 0 1.5rem;letter-spacing:-.015em}
h2{font-size:1.45rem;margin-top:2.5rem;padding-bottom:.3rem;border-bottom:1px solid var(--line)}
h3{font-size:1.15rem}
h4,h5,h6{font-size:1rem}
h6{color:var(--quiet)}
p,ul,ol,blockquote,pre,figure,.table,.note{margin:0 0 1rem}
ul,ol{padding-left:1.6rem}
li{margin:.2rem 0}
li>p{margin:0 0 .5rem}
a{color:var(--link);text-underline-offset:.15em;text-decoration-thickness:1px}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
hr{border:0;border-top:1px solid var(--line);margin:2rem 0}
blockquote{padding:.6rem 1rem;border-left:3px solid var(--accent);background:var(--raised);border-radius:0 4px 4px 0}
blockquote>:last-child,.note>:last-child{margin-bottom:0}
code{font:.875em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace}
:not(pre)>code{padding:.1em .3em;background:var(--raised);border-radius:3px;overflow-wrap:anywhere}
pre{padding:.8rem 1rem;overflow:auto;border:1px solid var(--line);border-radius:4px;line-height:1.45;max-height:40rem;${edges('raised')}}
pre.math{border-style:dashed;${edges('page')}}
blockquote :not(pre)>code{background:none;padding:0}
figure{text-align:center}
img{max-width:100%;max-height:100rem;vertical-align:middle}
.table{overflow:auto;max-height:45rem;border:1px solid var(--line);border-radius:4px;width:fit-content;max-width:100%;${edges('page')}}
table{border-collapse:separate;border-spacing:0;font-size:.875rem;line-height:1.4;font-variant-numeric:tabular-nums}
th,td{padding:.4rem .75rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
td{max-width:30rem;overflow-wrap:break-word}
tbody tr:last-child>td{border-bottom:0}
th{position:sticky;top:0;background:var(--raised);font-weight:600;vertical-align:bottom;white-space:nowrap}
td :not(pre)>code,td>code{overflow-wrap:break-word;padding:0;background:none}
.right{text-align:right}
.center{text-align:center}
.note,nav{font-size:.9rem}
.note{color:var(--quiet)}
.note-mark{font-size:.75em;vertical-align:super;line-height:0;text-decoration:none}
nav{margin:0 0 2rem;padding:.8rem 1.2rem;border:1px solid var(--line);border-radius:4px}
nav p{margin:0 0 .3rem;font-weight:600}
nav ol{margin:0;padding-left:1.4rem}
nav a{text-decoration:none}
nav a:hover{text-decoration:underline}
@media screen and (min-width:56rem){
main>pre,main>.table{width:max-content;max-width:95vw;transform:translateX(min(0px,(49rem - 100%)/2))}
main>pre{min-width:100%}
}
@media (max-width:40rem){main{padding:1.5rem 1rem 3rem}h1{font-size:1.6rem}h2{font-size:1.3rem}}
@media print{
@page{margin:18mm 16mm}
:root{color-scheme:light;--text:#000;--quiet:#000;--link:#000;--page:#fff;--raised:#fff;--line:#999;--accent:#666}
html{font-size:10.5pt}
main{max-width:none;padding:0}
img{background:none;padding:0;max-height:22cm}
pre,.table{overflow:visible;max-height:none;background:none}
pre{white-space:pre-wrap;overflow-wrap:anywhere}
.table{border:0;width:auto}
table{font-size:.75rem;border-top:1px solid var(--line)}
th,td{padding:.25rem .4rem;white-space:normal;max-width:none}
.wide table{font-size:.62rem}
.wide th,.wide td{padding:.2rem .25rem}
.long,td.long code{overflow-wrap:anywhere}
th{position:static}
thead{display:table-header-group}
tr,figure,img,blockquote{break-inside:avoid}
h1,h2,h3,h4,h5,h6{break-after:avoid}
p{orphans:3;widows:3}
a[href^="http"]:not(.bare)::after{content:" (" attr(href) ")";font-size:.85em;overflow-wrap:anywhere}
nav{break-inside:avoid}
}
`

/** A shade at each edge beyond which a box goes on; covers of the colour of its ground scroll with the content and hide it at its ends. */
function edges(ground: 'page' | 'raised'): string {
  const edge = (side: string, color: string, size: string): string =>
    `linear-gradient(to ${side === 'left' ? 'right' : 'left'},${color},transparent) ${side}/${size} 100% no-repeat`
  const covers = ['left', 'right'].map(side => `${edge(side, `var(--${ground}) 40%`, '2.5rem')} local`)
  const shades = ['left', 'right'].map(side => `${edge(side, 'var(--shade)', '.9rem')} scroll`)
  return `background:${[...covers, ...shades].join(',')} var(--${ground})`
}

function variables(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, color]) => `--${name}:${color}`)
    .join(';')
}
