import {expect, it} from 'vitest'
import {defang} from '../../src/export/indicators/defang.ts'
import {findIndicators} from '../../src/export/indicators/find.ts'
import {leaveOut} from '../../src/export/indicators/leave-out.ts'
import {refang} from '../../src/export/indicators/refang.ts'
import type {IndicatorType} from '../../src/model/finding.ts'
import {readData} from './data.ts'

// The data is written for this project, so its shape is known.
const texts = JSON.parse(readData('xdr', 'vectors', 'indicators.json')) as readonly {id: string; text: string; expect: unknown}[]
const values = JSON.parse(readData('xdr', 'vectors', 'defang.json')) as readonly {
  id: string
  type?: IndicatorType
  value: string
  defanged?: string
  input?: string
}[]

it('has all vectors', () => {
  expect([texts.length, values.length]).toEqual([40, 18])
})

it.each(texts)('$id', ({text, expect: expected}) => {
  expect(findIndicators(text, leaveOut(text))).toEqual(expected)
  expect(findIndicators(text)).toEqual(expected)
})

it.each(values)('$id', ({type, value, defanged, input}) => {
  if (input !== undefined) expect(refang(input)).toBe(value)
  if (type === undefined || defanged === undefined) return
  expect(defang(type, value)).toBe(defanged)
  expect(defang(type, defanged)).toBe(defanged)
  expect(refang(defanged)).toBe(value)
})
