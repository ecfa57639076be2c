import {describe, expect, it} from 'vitest'
import {idFault, tenantOfId, tenantsIn} from './evidence-id.ts'

const uuid = '00000000-0000-4000-8000-000000000001'
const alert = `alert://priv:event-filter:100200:1763600000000:${uuid}`
const event = `event://priv:scwx.process:100200:1763600000000:${uuid}`
const hex = '0123456789abcdef0123456789abcdef'

describe('ids of evidence', () => {
  it.each([
    ['alert', alert, 'taegis'],
    ['event', event, 'taegis'],
    ['query', uuid, 'taegis'],
    ['alert', `ldt:${hex}:12`, 'crowdstrike'],
    ['alert', `ind:${hex}:12-3`, 'crowdstrike'],
    ['incident', `inc:${hex}:${hex}`, 'crowdstrike'],
    ['alert', 'da637472900382838861_1364969609', 'defender'],
    ['alert', uuid, 'sentinel'],
    ['bookmark', `/subscriptions/${uuid}/resourceGroups/r/providers/Microsoft.X/y`, 'sentinel'],
    ['other', 'any text, really', 'custom'],
    ['alert', 'x'.repeat(512), 'elastic'],
  ] as const)('of the type %s may be %s of %s', (type, id, provider) => expect(idFault(type, id, provider)).toBeUndefined())

  it.each([
    ['alert', event, 'taegis'],
    ['alert', `${alert}0`, 'taegis'],
    ['alert', ` ${alert}`, 'taegis'],
    ['alert', alert.toUpperCase(), 'taegis'],
    ['alert', `inc:${hex}:${hex}`, 'crowdstrike'],
    ['incident', 'INC-1', 'crowdstrike'],
    ['alert', 'dx637472900382838861_1364969609', 'defender'],
    ['incident', '7', 'sentinel'],
    ['other', '', 'custom'],
    ['other', 'x'.repeat(513), 'custom'],
    ['other', 'a\nb', 'custom'],
    ['other', 'a\u202eb', 'custom'],
    ['other', 'a ', 'custom'],
  ] as const)('of the type %s may not be %j of %s', (type, id, provider) => expect(idFault(type, id, provider)).toBe('evidence/bad-id'))

  it.each([
    ['alert', 'alert://priv:event-filter:100200:1763...', 'taegis'],
    ['event', 'event://priv:scwx.proc…', 'taegis'],
    ['alert', 'alert://priv:…:00000001', 'taegis'],
    ['other', 'some long na...', 'custom'],
    ['other', 'some long na… ', 'custom'],
  ] as const)('of the type %s are cut in %j of %s', (type, id, provider) =>
    expect(idFault(type, id, provider)).toBe('evidence/truncated-id'),
  )

  it('name a tenant where they are those of Taegis, whoever gives them', () => {
    expect(tenantOfId(alert)).toBe('100200')
    expect(tenantOfId(`host://priv:x:100200:1:${uuid}`)).toBe('100200')
    expect(tenantOfId('alert://priv:x:100201')).toBe('100201')
    expect(tenantOfId(`ldt:${hex}:1`)).toBeUndefined()
  })

  it.each([
    [`x ${alert}`, ['100200']],
    [`(${alert}), ${event.replace('100200', '300')}`, ['100200', '300']],
    ['myalert://priv:x:300, and more', ['300']],
    ['see alert://priv:event-filter:300.', ['300']],
    [`x host://priv:x:300:1:${uuid}:7`, ['300']],
    ['host://priv:x:300', []],
    ['https://a.example:443/x:y:z', []],
    ['alert://priv:…', []],
    ['', []],
  ])('in %j are of the tenants %j', (text, tenants) => expect(tenantsIn(text)).toEqual(tenants))
  it.each(['alert://a:', '://', 'a.', 'alert://a:b:-', 'a://b:c:d:e:f:g ', '.'])('are looked for in much of %j', unit => {
    expect(tenantsIn(`alert://a:b:${unit.repeat(100_000)}`).length).toBeLessThanOrEqual(100_001)
  })
})
