export {isTemplateText} from './template-text.ts'

const words =
  /your|example|sample|dummy|change[-_ ]?me|placeholder|redacted|insert|replace|fill[-_ ]?me|todo|fake|not[-_ ]?set|[<>]|\{\{|\$\{|^\$|^%\w+%$|(?:here|none|null)$|0123456789|1234567890|abcdefghij|(.)\1{5}/isu

/** Whether a value stands where a secret would go without being one. */
export function isPlaceholderValue(value: string): boolean {
  return words.test(value)
}
