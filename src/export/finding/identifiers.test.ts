import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {findIdentifiers} from './identifiers.ts'

const uuid = '00000000-0000-4000-8000-000000000001'
const alert = `alert://priv:event-filter:100200:1763600000000:${uuid}`
const subscription = `/subscriptions/${uuid}/resourceGroups/rg-1/providers/Microsoft.SecurityInsights/incidents/7`

function kindsIn(text: string): string[] {
  return findIdentifiers(text).map(({kind, value}) => `${kind} ${value}`)
}

describe('identifiers in texts', () => {
  it('have a place', () =>
    expect(findIdentifiers(`é ${alert}.`)).toEqual([{kind: 'taegis-alert', value: alert, start: 2, end: 2 + alert.length}]))
  it('are whole before they are cut', () => expect(kindsIn(`${alert}...`)).toEqual([`taegis-alert ${alert}`]))
  it('are cut by either ellipsis', () =>
    expect(kindsIn('alert://priv:x... event://priv…')).toEqual(['truncated alert://priv:x...', 'truncated event://priv…']))
  it('are not cut by an ellipsis after them', () => expect(kindsIn('alert://priv:x ...')).toEqual([]))
  it('are not cut where the next one is', () =>
    expect(kindsIn('alert://priv:x,alert://priv:y...')).toEqual(['truncated alert://priv:y...']))
  it('of Sentinel need a label', () => {
    expect(kindsIn(`alertid=${uuid}`)).toEqual([`sentinel-alert ${uuid}`])
    expect(kindsIn(`| IncidentName | ${uuid} |`)).toEqual([`sentinel-incident ${uuid}`])
    expect(kindsIn(`VendorAlertId: ${uuid}`)).toEqual([])
  })
  it('of Azure end where no path goes on', () => {
    expect(kindsIn(`<a href="${subscription}">`)).toEqual([`arm-id ${subscription}`])
    expect(kindsIn(subscription.toUpperCase())).toEqual([`arm-id ${subscription.toUpperCase()}`])
  })
  it('of Defender are one word', () =>
    expect(kindsIn('da637472900382838861_-1364969609')).toEqual(['defender-alert da637472900382838861_-1364969609']))
  it('do not stand in others', () => expect(kindsIn(`${subscription}/T1059`)).toEqual([`arm-id ${subscription}/T1059`]))
  it('are found in texts that repeat themselves', () => {
    for (const unit of [
      'alert://',
      'alert://priv:',
      'alert://priv:a:1:',
      'event://…',
      'AlertId ',
      '/subscriptions/',
      subscription,
      'T1',
      'ind:',
      '1-',
      '.',
    ]) {
      expect(findIdentifiers(unit.repeat(1_000_000 / unit.length)).length).toBeGreaterThanOrEqual(0)
    }
  })
  it('are apart, in order and what stands in their place', () => {
    const part = fc.constantFrom(
      alert,
      'alert://priv:',
      '...',
      '…',
      'SystemAlertId',
      ': ',
      uuid,
      subscription,
      'T1059',
      '.001',
      ' ',
      '|',
      `"`,
      'é',
      '\u{1f600}',
    )
    fc.assert(
      fc.property(fc.array(part, {maxLength: 30}), parts => {
        const text = parts.join('')
        let end = 0
        for (const identifier of findIdentifiers(text)) {
          expect(identifier.start).toBeGreaterThanOrEqual(end)
          expect(text.slice(identifier.start, identifier.end)).toBe(identifier.value)
          end = identifier.end
        }
      }),
    )
  })
})
