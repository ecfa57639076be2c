import {testRule} from '../../src/rule.ts'
import {code, hunt, ipynb} from '../../test/support/hunt.ts'
import rule from './tls-off.ts'

/** A code cell whose first line is line 11. */
const cell = (source: string): string => hunt('title: x', `\`\`\`{code-cell}\n${source}\n\`\`\`\n`)
const because = "the server's certificate is not checked."

testRule(rule, {
  valid: {
    'a certificate of the team': cell('requests.get(u, verify="/etc/ssl/ca.pem")\nget(u, verify=True, timeout=False)\ns.verify = CA'),
    'words in strings and comments': cell(
      '# verify=False\nx = rows.str.contains("verify=False|--insecure|CERT_NONE")\ny = "curl -k https://a.test"',
    ),
    'names that are not passed': cell(
      'verify = False\nd = {"verify": False}\nf(x=verify == False)\ndef g(verify=False): pass\nCERT_NONE = 0',
    ),
    'attributes that are read or set to something else': cell('a = s.verify\ns.verify = True\ns.verified = False\nf(s.verify, False)'),
    'options of curl that are not it': cell(
      '!curl -K x -o k -Hk --key k https://a.test -d "-k x"\n!wget -k https://a.test\n!echo curl -k\n!sort -k 2 | curl -s u',
    ),
    'here documents and other languages': cell('%%bash\ncat <<EOF\ncurl -k u\nEOF\n# wget --no-check-certificate u'),
    Markdown: hunt('title: x', 'Never `requests.get(u, verify=False)`.\n\n!curl -k https://a.test\n'),
    'a cell in another language': cell('%%kql\nT | where a has "curl" and b == verify(verify=False)'),
    'a cell of another kernel': ipynb({}, [code('f(verify=False)')]).replace('"language": "python"', '"language": "julia"'),
  },
  invalid: {
    'keywords of clients': {
      text: cell(
        'requests.get(u, verify=False)\nElasticsearch(u, verify_certs = False)\nf(ssl_verify=False, *a)\ng(1, verify_ssl=False)\nh(check_hostname=False)',
      ),
      reports: [
        `11:17-11:29 Unexpected \`verify=False\`: ${because}`,
        `12:18-12:38 Unexpected \`verify_certs = False\`: ${because}`,
        `13:3-13:19 Unexpected \`ssl_verify=False\`: ${because}`,
        `14:6-14:22 Unexpected \`verify_ssl=False\`: ${because}`,
        `15:3-15:23 Unexpected \`check_hostname=False\`: ${because}`,
      ],
    },
    'names of the module ssl': {
      text: cell(
        'c.verify_mode = ssl.CERT_NONE\nssl._create_default_https_context = ssl._create_unverified_context\nf(cert_reqs="CERT_NONE")',
      ),
      reports: [
        `11:17-11:30 Unexpected \`ssl.CERT_NONE\`: ${because}`,
        `12:37-12:67 Unexpected \`ssl._create_unverified_context\`: ${because}`,
        `13:3-13:24 Unexpected \`cert_reqs="CERT_NONE"\`: ${because}`,
      ],
    },
    'attributes that are set': {
      text: cell('session.verify = False\ncontext.check_hostname: bool = False\na.verify = b = False\nx = self.s.verify = False'),
      reports: [
        `11:1-11:23 Unexpected \`session.verify = False\`: ${because}`,
        `12:1-12:37 Unexpected \`context.check_hostname: bool = False\`: ${because}`,
        `13:1-13:21 Unexpected \`a.verify = b = False\`: ${because}`,
        `14:5-14:26 Unexpected \`self.s.verify = False\`: ${because}`,
      ],
    },
    'warnings that are silenced': {
      text: cell('urllib3.disable_warnings(\n  InsecureRequestWarning)\ndisable_warnings()'),
      reports: [
        `11:1-12:26 Unexpected \`urllib3.disable_warnings()\`: ${because}`,
        `13:1-13:19 Unexpected \`disable_warnings()\`: ${because}`,
      ],
    },
    'options of curl and wget': {
      text: cell(
        '!curl -k https://a.test\nx = !cat h | /usr/bin/curl -fsSLk "$u"\n%sx wget --no-check-certificate $u\n!curl https://a.test \\\n   --insecure',
      ),
      reports: [
        `11:7-11:9 Unexpected \`curl -k\`: ${because}`,
        `12:28-12:34 Unexpected \`curl -fsSLk\`: ${because}`,
        `13:10-13:32 Unexpected \`wget --no-check-certificate\`: ${because}`,
        `15:4-15:14 Unexpected \`curl --insecure\`: ${because}`,
      ],
    },
    'the same in a shell cell': {
      text: cell('%%sh\ntoken="$(curl -ks "$u/token")"'),
      reports: [`12:15-12:18 Unexpected \`curl -ks\`: ${because}`],
    },
    'long code, of which the beginning is shown': {
      text: cell(`${'a'.repeat(90)}.verify = False`),
      reports: [`11:1-11:106 Unexpected \`${'a'.repeat(79)}…\`: ${because}`],
    },
  },
})
