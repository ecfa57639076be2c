import {dirname} from 'node:path'
import {fromRoot, isInside} from '../paths.ts'
import {stageSideFiles} from '../side-files.ts'
import {stage} from '../write.ts'
import {diffOf} from './diff.ts'
import type {Plan} from './plan.ts'
import {attempt, isCheck, type Run, shownIn} from './run.ts'

/** Writes what was planned, or only tells what would change. Files beside the text come first: it refers to them. */
export function apply(run: Run, {file, text, before, sides, notes, ...plan}: Plan): void {
  const {options, workspace} = run
  if (before?.source.text === text) {
    run.unchanged.push(file)
    return
  }
  if (options.diff === true) run.diffs.push(diffOf(shownIn(run, file), {before, text, format: plan.format}))
  if (isCheck(options)) {
    run.written.push(file)
    return
  }
  attempt(run, file, () => {
    const beside = stageSideFiles(dirname(file), sides, side => shownIn(run, side))
    const own = stage(file, before?.file.bom ? `\ufeff${text}` : text, {
      name: shownIn(run, file),
      // A file that was named outside the root is meant; a link that leads there from inside is not.
      ...(isInside(fromRoot(workspace.root, file)) && {within: workspace.root}),
      ...(options.fresh !== true && {expected: before?.file.bytes ?? 'absent'}),
    })
    const commit = async (): Promise<void> => {
      await Promise.all(beside.map(side => side.commit()))
      await own?.commit()
    }
    const done = (): void => {
      run[own ? 'written' : 'unchanged'].push(file)
      if (own) run.notes.push(...notes)
    }
    run.writing.push({file, commit, done})
  })
}
