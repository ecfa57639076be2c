import type {Value} from '../../model/value.ts'
import {parseFilter} from './filter.ts'

/** Whether jupytext keeps `hunting`, or a part of it, in a text under this `notebook_metadata_filter`. */
export function keepsHunting(filter: Value | undefined): boolean {
  const {additional, excluded} = parseFilter(filter)
  if (excluded !== 'all' && excluded.has('hunting')) return false
  return additional === 'all' || [...additional].some(key => key === 'hunting' || key.startsWith('hunting.'))
}

/** The filter with which jupytext keeps `hunting` and what it kept before. */
export function withHunting(filter: string): string {
  const parts = filter.split(',').filter(key => key.trim() !== '-hunting')
  const kept = parts.join(',')
  const keys = new Set(parts.map(key => key.trim()))
  if (keys.has('all') || keys.has('hunting')) return kept
  // `hunting,-all` alone would drop what jupytext keeps by default.
  if (keys.has('-all')) return `jupytext,kernelspec,hunting,${kept}`
  return kept.trim() === '' ? 'hunting' : `${kept},hunting`
}
