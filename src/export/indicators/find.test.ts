import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {findIndicators} from './find.ts'
import {refang} from './refang.ts'

function found(text: string): string[] {
  return findIndicators(text).map(({type, value}) => `${type} ${value}`)
}

describe('a URL', () => {
  it('ends at the bracket that is not its own', () => {
    expect(found('[a](https://c2.example.com/b),[c](http://c2.example.net/d_(e))')).toEqual([
      'url https://c2.example.com/b',
      'url http://c2.example.net/d_(e)',
    ])
  })
  it('has its scheme and host in lower case and the rest as it is written', () => {
    expect(found('HTTPS://User@C2.Example.COM:8443/A[.]b?C=%2f#D')).toEqual(['url https://User@c2.example.com:8443/A[.]b?C=%2f#D'])
  })
  it('has an address of IPv6 in brackets', () => {
    expect(findIndicators('hxxp://[2001[:]db8::1]:8080/x, ok')).toEqual([
      {type: 'url', value: 'http://[2001:db8::1]:8080/x', scope: 'documentation', start: 0, end: 29},
    ])
  })
  it('ends before the punctuation of its sentence', () => {
    expect(found('**https://c2.example.com/a**, https://c2.example.net. https://c2.example.org:8080; https://c2.example.com?!')).toEqual([
      'url https://c2.example.com/a',
      'url https://c2.example.net',
      'url https://c2.example.org:8080',
      'url https://c2.example.com',
    ])
  })
  it('begins behind a written line end and stops in front of one', () => {
    expect(found('"a\\nhttps://c2.example.com/a\\nhttps://c2.example.com/b\\n"')).toEqual([
      'url https://c2.example.com/a',
      'url https://c2.example.com/b',
    ])
  })
  it('is none with a host that nobody can have', () => {
    expect(found('http://a.b.nosuchsuffix/x http://300.1.1.1/ sftp://c2.example.com/ https://login.$x.com/ http://example_com/')).toEqual(
      [],
    )
  })
  it('is one with an id in it', () => {
    const text = 'https://c2.example.com/00000000-0000-4000-8000-000000000001/x'
    expect(findIndicators(text, {leaveOut: [{start: 23, end: 59}]}).map(({value}) => value)).toEqual([text])
  })
})

describe('an address of mail', () => {
  it('is found defanged', () => {
    expect(found('bob[at]example[.]com, amy(@)example(dot)org, eve {at} mail {dot} example {dot} net')).toEqual([
      'email bob@example.com',
      'email amy@example.org',
      'email eve@mail.example.net',
    ])
  })
  it('is not that of a repository, nor part of a longer one', () => {
    expect(found('git@github.com:owner/name a@b@example.com .@example.com bob@example.com@x')).toEqual(['email b@example.com'])
  })
})

describe('an address', () => {
  it('is none as a version, an octet too many, or a part of a name', () => {
    expect(
      found('99.99.99.999 256.1.1.1 01.2.3.4 server version: "1.2.3.4" Build 10.0.1.1 pkg-1.2.3.4 1.2.3.4-beta 1.2.3.4.jar a1.2.3.4'),
    ).toEqual([])
  })
  it('is one behind a word that only ends as one of a version', () => {
    expect(found('server 192.0.2.1, ip:192.0.2.2, 192.0.2.3:8080, 192.0.2.4-192.0.2.5')).toHaveLength(5)
  })
  it('makes a network with a prefix length', () => {
    expect(found('203.0.113.7/24 192.0.2.1/33 192.0.2.2/24/x 2001:db8:1::5/32 10.0.0.0/8.')).toEqual([
      'cidr 203.0.113.0/24',
      'ipv4 192.0.2.1',
      'ipv4 192.0.2.2',
      'cidr 2001:db8::/32',
      'cidr 10.0.0.0/8',
    ])
  })
  it('of IPv6 has the form of RFC 5952', () => {
    expect(found('::1 2001:DB8:0:0:1:0:0:1 ::FFFF:192.0.2.1 fe80::1%eth0 1:2:3:4:5:6:7:: ip:2001:db8::2 [2001:db8::3]')).toEqual([
      'ipv6 ::1',
      'ipv6 2001:db8::1:0:0:1',
      'ipv6 ::ffff:192.0.2.1',
      'ipv6 fe80::1',
      'ipv6 1:2:3:4:5:6:7:0',
      'ipv6 2001:db8::2',
      'ipv6 2001:db8::3',
    ])
  })
  it('of IPv6 is no slice, namespace, hardware address or time', () => {
    expect(found('x[::2] face::bed 00:1a:2b:3c:4d:5e:6f:70 10:11:12 :: a::b std::dec 2001:db8:::1 1:2:3:4:5:6:7:8:9')).toEqual([])
  })
  it('has the scope of where it is routed', () => {
    const scopes = findIndicators(
      '127.0.0.1 172.31.0.1 172.32.0.1 169.254.1.1 224.0.0.1 240.0.0.1 8.8.8.8 198.51.100.1 fd00::1 ff02::1 2600::1',
    )
    expect(scopes.map(({scope}) => scope.slice(0, 3)).join(' ')).toBe('pri pri pub pri pri pri pub doc pri pri pub')
  })
})

describe('a domain', () => {
  it('is none as a file, a module, a call, a path, a field or a name in camel case', () => {
    expect(
      found(
        'site.py README.md a.zip os.name() df.info[" $x.name C:\\a.com \\\\a.com ~/b.net System.Net process.name winlog.record.id file: x.foo a.Foo GitHub.com %a.com',
      ),
    ).toEqual([])
  })
  it('is none behind an import, but in a sentence when it is defanged', () => {
    expect(found('from evil.com import x; import evil.net; came from evil[.]org, GitHub[.]com')).toEqual([
      'domain evil.org',
      'domain github.com',
    ])
  })
  it('of an ambiguous suffix needs a sign', () => {
    expect(found('abc.io abc[.]io www.abc.io a.b.io host: abc.sh "dns": "abc.so" xhost abc.pl')).toEqual([
      'domain abc.io',
      'domain www.abc.io',
      'domain a.b.io',
      'domain abc.sh',
      'domain abc.so',
    ])
  })
  it('is made of letters, digits and hyphens alone', () => {
    expect(found('_dmarc.example.com a_b.example.com bücher.example.com -a.example.com a..example.com a.-b.example.com')).toEqual([])
  })
  it('is found beside other punctuation and as the start of a path', () => {
    expect(found('evil.com/gate.php (evil.net), evil.org: "evil.cn". a,evil.ru;')).toHaveLength(5)
  })
})

describe('a hash', () => {
  const md5 = '0123456789abcdef0123456789abcdef'
  it('is none within an id, a word, or of few digits', () => {
    expect(found(`ldt:${md5} ${md5}-1 x${md5} 0x${md5} ${md5}:5 ${'abcd'.repeat(8)} ${md5}ü`)).toEqual([])
  })
  it('is found behind its label', () => {
    expect(found(`MD5=${md5.toUpperCase()},sha256:${md5}${md5} "${md5}".`)).toEqual([`md5 ${md5}`, `sha256 ${md5}${md5}`, `md5 ${md5}`])
  })
})

describe('a search', () => {
  it('leaves out what the caller names, and a hash that is all of it', () => {
    const text = 'ab 192.0.2.1 cd'
    expect(findIndicators(text, {leaveOut: [{start: 3, end: 12}]})).toEqual([])
    expect(findIndicators(text, {leaveOut: [{start: 0, end: 6}]})).toEqual([])
    expect(findIndicators(text, {leaveOut: [{start: 0, end: 3}]})).toHaveLength(1)
  })

  const pieces = [
    'http',
    '://',
    'hxxps',
    '[',
    ']',
    '(',
    ')',
    '{',
    '.',
    ':',
    '::',
    '@',
    '/',
    '\\',
    '192.0.2.1',
    '24',
    'c2',
    'example',
    'com',
    'at',
    'dot',
    ' ',
    'a'.repeat(32),
    '1f',
    '-',
    '_',
    'ü',
    '\u{1F600}',
    '%',
    '...',
  ]
  const texts = fc.array(fc.constantFrom(...pieces), {maxLength: 30}).map(parts => parts.join(''))

  it('gives spans in order that do not overlap and whose text gives the value', () => {
    fc.assert(
      fc.property(texts, text => {
        let at = 0
        for (const {start, end, type, value} of findIndicators(text)) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          at = end
          const plain = refang(text.slice(start, end)).toLowerCase()
          if (type !== 'cidr' && type !== 'ipv6') expect(plain).toBe(value.toLowerCase())
        }
      }),
    )
  })

  // biome-ignore format: a list of pieces
  it.each(['.', 'a.', 'f', ':', '::', '[', '[.', '(', 'http://', 'http://a.com/(', 'hxxp[:]//', '@', 'a@', '\\.', 'a.com', 'http://a@', '1.1.1.1', 'CVE-',
  ])('ends on a megabyte of %j', piece => {
    const text = piece.repeat(1_000_000 / piece.length)
    expect(findIndicators(text).length).toBeLessThan(text.length)
  })
})
