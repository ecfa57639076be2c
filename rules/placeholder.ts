const template = /^(?:T(?:XXXX|0000)(?:\.(?:XXX|\d{3}))?|__[A-Z][A-Z0-9_]*__|<[^<>]*>|\{\{.*\}\}|\[[^\]]*\])$/iu

/** Whether a value of the metadata is text left over from a template. The rules about its form leave it alone. */
export function isTemplateText(text: string): boolean {
  return template.test(text.trim()) || /^(?:TODO|TBD|FIXME)\b/u.test(text.trim()) || /lorem ipsum/iu.test(text)
}

const words =
  /your|example|sample|dummy|change[-_ ]?me|placeholder|redacted|insert|replace|fill[-_ ]?me|todo|fake|not[-_ ]?set|[<>]|\{\{|\$\{|^\$|^%\w+%$|(?:here|none|null)$|0123456789|1234567890|abcdefghij|(.)\1{5}/isu

/** Whether a value stands where a secret would go without being one. */
export function isPlaceholderValue(value: string): boolean {
  return words.test(value)
}
