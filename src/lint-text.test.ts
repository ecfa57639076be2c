import {expect, it} from 'vitest'
import secretRule from '../rules/security/secret.ts'
import {attack} from '../test/support/attack.ts'
import {hunt} from '../test/support/hunt.ts'
import {activeOf} from '../test/support/lint.ts'
import {lintText} from './lint-text.ts'

it('lintText leaves out what the notebook suppresses, and nothing else', async () => {
  const secret = 'client_secret = "kV9-tR2w_Lm47zQpX1"'
  const text = hunt('id: x', `\`\`\`{code-cell}\n${secret}  # huntbook: ignore[security/secret] -- of the lab\n${secret}\n\`\`\`\n`)
  const found = await lintText('hunts/a/x.md', text, {rules: [activeOf(secretRule)], attack})
  expect(found?.map(({range}) => range.start.line)).toEqual([12])
})
