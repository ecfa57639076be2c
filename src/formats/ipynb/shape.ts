import type {Severity} from '../../model/diagnostic.ts'
import type {Span} from '../../model/place.ts'
import {addProblem, type ProblemLog} from '../../parse/json/problem-log.ts'
import {shown} from '../../parse/json/shown.ts'
import type {MapEntry, MapTree, ScalarTree, Tree} from '../../parse/tree.ts'

/** Something of a notebook that is being read: where its problems go and what messages call it. */
export interface Subject {
  readonly log: ProblemLog
  /** Such as `cell 3`; cells count from 1. */
  readonly name: string
  /** From 0; absent for the notebook. */
  readonly cell?: number
  /** Where a missing key is reported. */
  readonly span: Span
}

/** The entry of a key; the last of equal ones counts. */
export function entryOf(tree: MapTree, key: string): MapEntry | undefined {
  return tree.entries.findLast(entry => entry.key === key)
}

export function fieldOf(tree: MapTree, key: string): Tree | undefined {
  return entryOf(tree, key)?.value
}

/** Reports a value that is not what nbformat has in its place, or is missing. */
export function wrong(subject: Subject, {tree, message, severity = 'error'}: Wrong): void {
  const {log, cell, span} = subject
  const at = tree ? contentOf(tree) : span
  addProblem(log, 'parse/shape', () => ({severity, message, ...at, ...(cell !== undefined && {cell})}))
}

interface Wrong {
  readonly tree?: Tree | undefined
  readonly message: string
  readonly severity?: Severity
}

/** A field of another type than it has in nbformat. */
export function wrongField(subject: Subject, field: string, {tree, want, severity = 'error'}: WrongField): void {
  wrong(subject, {tree, severity, message: `Expected ${want} as \`${field}\` of ${subject.name}, got ${nameOf(tree)}.`})
}

interface WrongField {
  readonly tree: Tree | undefined
  readonly want: string
  readonly severity?: Severity
}

/** What a person calls a value: `a list`, `a number`, the string itself. */
export function nameOf(tree: Tree | undefined): string {
  if (!tree) return 'nothing'
  if (tree.kind !== 'scalar') return tree.kind === 'map' ? 'an object' : 'a list'
  if (typeof tree.value === 'string') return tree.value === '' ? 'an empty string' : `\`${shown(tree.value)}\``
  return `\`${shown(typeof tree.value === 'object' && tree.value !== null ? tree.value.text : String(tree.value))}\``
}

/** The range that stands for a value: a string without quotes, only the bracket of what can fill many lines. */
export function contentOf(tree: Tree): Span {
  return tree.kind === 'scalar' ? tree.content : {start: tree.span.start, end: tree.span.start + 1}
}

export function isText(tree: Tree | undefined): tree is ScalarTree & {readonly value: string} {
  return tree?.kind === 'scalar' && typeof tree.value === 'string'
}

/** An integer as Python reads it, `4.0` included; infinite where it is too large. */
export function integerOf(tree: Tree | undefined): number | undefined {
  if (tree?.kind !== 'scalar' || tree.value === null || typeof tree.value === 'string' || typeof tree.value === 'boolean') return undefined
  const number = typeof tree.value === 'number' ? tree.value : Number(tree.value.text)
  return Number.isNaN(number) || (Number.isFinite(number) && !Number.isInteger(number)) ? undefined : number
}
