import {describe, expect, it} from 'vitest'
import {keepsHunting, withHunting} from './hunting-filter.ts'

describe('keepsHunting', () => {
  it.each([['hunting'], ['title, hunting'], ['hunting.id'], ['all'], ['all,-title'], ['+hunting'], ['hunting,-all'], [true]])(
    '%j keeps it',
    filter => expect(keepsHunting(filter)).toBe(true),
  )
  it.each([
    [undefined],
    [''],
    ['title'],
    ['-hunting'],
    ['hunting,-hunting'],
    ['all,-hunting'],
    ['-all'],
    ['threathunting'],
    [false],
    [null],
  ])('%j does not', filter => expect(keepsHunting(filter)).toBe(false))
})

describe('withHunting', () => {
  it.each([
    ['', 'hunting'],
    ['title', 'title,hunting'],
    ['title,-author', 'title,-author,hunting'],
    ['-all', 'jupytext,kernelspec,hunting,-all'],
    ['title, -all', 'jupytext,kernelspec,hunting,title, -all'],
    ['-hunting', 'hunting'],
    ['all,-hunting', 'all'],
    ['hunting,-hunting', 'hunting'],
    ['hunting.id', 'hunting.id,hunting'],
    ['title,-hunting,-all', 'jupytext,kernelspec,hunting,title,-all'],
  ])('makes `%s` `%s`', (filter, expected) => {
    expect(withHunting(filter)).toBe(expected)
    expect(keepsHunting(expected)).toBe(true)
  })
  it('leaves a filter that keeps it', () => expect(withHunting('title, hunting')).toBe('title, hunting'))
})
