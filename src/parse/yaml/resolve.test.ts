import {describe, expect, it} from 'vitest'
import {numberOf} from '../../model/value.ts'
import {resolvePlain} from './resolve.ts'

const infinite = {text: 'Infinity'}

describe('YAML 1.1', () => {
  it.each([
    ['Yes', true],
    ['OFF', false],
    ['y', 'y'],
    ['yEs', 'yEs'],
    ['', null],
    ['Null', null],
    ['nULL', 'nULL'],
    ['0', 0],
    ['-0', 0],
    ['+12', 12],
    ['017', 15],
    ['-017', -15],
    ['08', '08'],
    ['0b101', 5],
    ['0b_', '0b_'],
    ['0x_F', 15],
    ['0o17', '0o17'],
    ['1_000_', 1000],
    ['_1', '_1'],
    ['190:20:30', 685230],
    ['1:60', '1:60'],
    ['190:20:30.15', 685230.15],
    ['-1:30.5', -90.5],
    ['1.', numberOf('1.0')],
    ['.5', 0.5],
    ['+.5', '+.5'],
    ['._5', '._5'],
    ['1e3', '1e3'],
    ['1.0e3', '1.0e3'],
    ['1.5e+3', numberOf('1500.0')],
    ['.Inf', infinite],
    ['-.inf', {text: '-Infinity'}],
    ['.nan', {text: 'NaN'}],
    ['NaN', 'NaN'],
    ['12345678901234567890123', {text: '12345678901234567890123'}],
    ['0xFFFFFFFFFFFFFFFFFF', {text: '4722366482869645213695'}],
    ['1.0e+400', {text: '1e+400'}],
    ['2020-01-01', '2020-01-01'],
    ['=', '='],
  ])('reads %j as %j', (text, value) => {
    expect(resolvePlain(text, '1.1')).toEqual(value)
  })
})

describe('YAML 1.2', () => {
  it.each([
    ['yes', 'yes'],
    ['TRUE', true],
    ['017', 17],
    ['-007', -7],
    ['0o17', 15],
    ['0x1f', 31],
    ['1_000', '1_000'],
    ['1:30', '1:30'],
    ['1e3', numberOf('1000.0')],
    ['+.5', 0.5],
    ['.', '.'],
    ['+.inf', infinite],
    ['~', null],
  ])('reads %j as %j', (text, value) => {
    expect(resolvePlain(text, '1.2')).toEqual(value)
  })
})
