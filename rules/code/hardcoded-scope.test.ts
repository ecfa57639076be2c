import {testRule} from '../../src/rule.ts'
import {code, hunt, ipynb} from '../../test/support/hunt.ts'
import rule from './hardcoded-scope.ts'

const cell = (source: string): string => `\`\`\`{code-cell}\n${source}\n\`\`\`\n`
/** A hunt with a parameters cell, whose next cell begins in line 20 where there is one parameter. */
const withParameters = (parameters: string, ...sources: string[]): string =>
  hunt('title: x', [cell(`:tags: [parameters]\n\n${parameters}`), ...sources.map(cell)].join('\n'))
const taegis = (options: string, query = 'FROM process'): string => `%%taegis events search ${options}\n${query}`
const kql = (condition: string): string => `query = """\nA\n| where ${condition}\n"""`

testRule(rule, {
  valid: {
    'options that are variables': withParameters(
      'TENANT_ID = ""; REGION = ""',
      taegis('--tenant $TENANT_ID --region "$REGION"'),
      taegis("--tenant={TENANT_ID} --region '@x'"),
      taegis('--tenants 1 --region-x y --tenant'),
    ),
    'options without a parameter for them': withParameters('DAYS = 7\nTENANTS = 1', taegis('--tenant 5 --region charlie')),
    'anything without a parameters cell': hunt('title: x', cell(taegis('--tenant 5', 'EARLIEST=2025-01-01'))),
    'other commands': withParameters('TENANT_ID = ""', '%%taegis investigations search --tenant 5\nx'),
    'values of the parameters cell': withParameters(
      'TENANT_ID = "5"\nscope = dict(tenant_id="5", start="2025-01-01")\nkql = "A | where TimeGenerated > datetime(2025-01-01)"',
    ),
    'an id of something else': withParameters(
      'TENANT_ID = ""',
      "APP = '1fec8e78-bce4-4aaf-ab1b-5451cc387264'\nconnect(app_id='x', tenant_name='y')",
    ),
    'placeholders, blanks and variables': withParameters(
      'TENANT_ID = ""',
      'tenant_id = "<your tenant>"\nf(tenant="", tenant_id=TENANT_ID, tenantId=f"{x}")\nrows[rows.tenant == "5"]\ndef f(tenant="5"): pass',
    ),
    'columns of a table': withParameters('TENANT_ID = ""', 'df.rename(columns={"TenantId": "Count"}).agg({"TenantId": "count"})'),
    'a column that is labelled': withParameters(
      'TENANT_ID = ""',
      'df["tenant"] = "acme"\ndf.loc[mask, "tenant"] = "acme"\nrow["tenant_id"]: str = "5"\nconfig_rows["tenant"] = f(x)["tenant"] = "acme"\ntables["config"]["tenant"] = "acme"',
    ),
    'names that no parameter resembles': withParameters('NAME = ""\nID = ""', 'f(workspace_name="soc", tenant_id="5")'),
    'periods that move': withParameters(
      'LOOKBACK = "7d"',
      taegis('', 'FROM process\nEARLIEST=-7d LATEST={LATEST}'),
      kql('TimeGenerated > ago(7d) and Timestamp between (datetime({start}) .. now())'),
      'spl = "index=a earliest=-7d@d"\nesql = "FROM a | WHERE @timestamp > NOW() - 7 days"',
      'pd.date_range(start=START, end=now())\nf(start="yesterday", begin="2025-01-01")\nstart = "2025-01-01"\nf(start=datetime(year, 1, 1), end=g(2025))',
    ),
    'days that bound nothing': withParameters('LOOKBACK = "7d"', kql('Created > datetime(2025-01-01) or TimeGenerated > x')),
    'a period without a parameter for it': withParameters('TENANT_ID = ""', taegis('', 'EARLIEST=2025-01-01'), 'f(start="2025-01-01")'),
  },
  invalid: {
    'options of a search': {
      text: withParameters('CUSTOMER = ""\nTAEGIS_ENVIRONMENT = ""', taegis('--tenant 12345 --region="charlie"')),
      reports: [
        '18:33-18:38 `--tenant` is fixed although the parameter `CUSTOMER` exists.',
        '18:49-18:56 `--region` is fixed although the parameter `TAEGIS_ENVIRONMENT` exists.',
      ],
    },
    'options of a line magic that goes on': {
      text: withParameters('TENANT_ID = ""', '%taegis events search --cell "$q" \\\n  --tenant 12345'),
      reports: ['18:12-18:17 `--tenant` is fixed although the parameter `TENANT_ID` exists.'],
    },
    'arguments, assignments and keys': {
      text: withParameters(
        'TENANT_ID = ""\nAZ_WORKSPACE_NAME = ""\nREGION = ""',
        'connect(tenant="5", workspaceName=\'soc\')\ntenantId: str = "6"\nscope = {"region": "charlie"}\nscope["tenant_id"] = "7"\nself.tenant_id = "8"',
      ),
      reports: [
        '19:16-19:19 `tenant` is fixed although the parameter `TENANT_ID` exists.',
        '19:35-19:40 `workspaceName` is fixed although the parameter `AZ_WORKSPACE_NAME` exists.',
        '20:17-20:20 `tenantId` is fixed although the parameter `TENANT_ID` exists.',
        '21:20-21:29 `region` is fixed although the parameter `REGION` exists.',
        '22:22-22:25 `tenant_id` is fixed although the parameter `TENANT_ID` exists.',
        '23:18-23:21 `tenant_id` is fixed although the parameter `TENANT_ID` exists.',
      ],
    },
    'keys of what holds settings': {
      text: withParameters(
        'TENANT_ID = ""',
        'config["tenant"] = "5"\nos.environ["TENANT_ID"] = "6"\nself.queryParams["azure"]["tenant_id"] = "7"',
      ),
      reports: [
        '17:20-17:23 `tenant` is fixed although the parameter `TENANT_ID` exists.',
        '18:27-18:30 `TENANT_ID` is fixed although the parameter `TENANT_ID` exists.',
        '19:42-19:45 `tenant_id` is fixed although the parameter `TENANT_ID` exists.',
      ],
    },
    'a parameter that the key holds': {
      text: withParameters('WORKSPACE = ""', 'qp.connect(workspace_id="abc")'),
      reports: ['17:25-17:30 `workspace_id` is fixed although the parameter `WORKSPACE` exists.'],
    },
    'days in Taegis QL': {
      text: withParameters('LOOKBACK_DAYS = 7', taegis('', "FROM process EARLIEST='2025-02-01T00:00:00Z'\nlatest = 2025-02-02")),
      reports: [
        '18:23-18:34 `EARLIEST` is fixed although the parameter `LOOKBACK_DAYS` exists.',
        '19:10-19:20 `latest` is fixed although the parameter `LOOKBACK_DAYS` exists.',
      ],
    },
    'days in KQL': {
      text: withParameters(
        'START = ""',
        kql('TimeGenerated between (datetime(2025-05-01)..x)\n| where datetime("2025-05-01 10:00") <= EventTime'),
      ),
      reports: [
        '19:32-19:52 `TimeGenerated` is fixed although the parameter `START` exists.',
        '20:9-20:37 `EventTime` is fixed although the parameter `START` exists.',
      ],
    },
    'days in SPL and ES|QL, in JSON': {
      text: ipynb({}, [
        code('END_TIME = ""', {tags: ['parameters']}),
        code('spl = \'index=a earliest="01/05/2025:00:00:00"\'\nesql = """FROM a | WHERE @timestamp >= TO_DATETIME("2025-01-01")"""'),
      ]),
      reports: [
        '24:30-24:42 `earliest` is fixed although the parameter `END_TIME` exists.',
        '25:48-25:72 `@timestamp` is fixed although the parameter `END_TIME` exists.',
      ],
    },
    'days in arguments': {
      text: withParameters(
        'PERIOD = 7',
        'f(start="2025-01-01", end=datetime.datetime(2025, 1, 2))\ng(start_time=pd.Timestamp(r\'01/02/2025\'), end_time="2025/1/2")',
      ),
      reports: [
        '17:9-17:21 `start` is fixed although the parameter `PERIOD` exists.',
        '17:27-17:56 `end` is fixed although the parameter `PERIOD` exists.',
        '18:14-18:41 `start_time` is fixed although the parameter `PERIOD` exists.',
        '18:52-18:62 `end_time` is fixed although the parameter `PERIOD` exists.',
      ],
    },
    'what no parameter is for, where it is asked to': {
      text: hunt('title: x', cell(`${taegis('--tenant 5', 'EARLIEST=2025-01-01')}`) + cell('\nf(region="charlie", end="2025-01-01")')),
      options: {requireParameter: false},
      reports: [
        '11:33-11:34 `--tenant` is fixed: make it a parameter.',
        '12:10-12:20 `EARLIEST` is fixed: make it a parameter.',
        '16:10-16:19 `region` is fixed: make it a parameter.',
        '16:25-16:37 `end` is fixed: make it a parameter.',
      ],
    },
  },
})
