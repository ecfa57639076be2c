import type {Violation} from '../../model/rule.ts'
import type {Value} from '../../model/value.ts'
import {toPlain} from '../../model/value.ts'
import {cell, config, hunting, notebook, patternMessages, rule, vocabulary} from '../generated/validators.ts'
import {explain} from './explain.ts'
import type {Validator} from './validator.ts'

export type SchemaName = 'hunting' | 'notebook' | 'cell' | 'config' | 'rule' | 'vocabulary'

const validators: Readonly<Record<SchemaName, Validator>> = {hunting, notebook, cell, config, rule, vocabulary}

/** What in a value breaks one of the schemas that ship with huntbook: at most one violation a place, in document order. */
export function validate(schema: SchemaName, value: Value): readonly Violation[] {
  const validator = validators[schema]
  return validator(toPlain(value)) ? [] : explain(validator.errors ?? [], value, patternMessages)
}
