import {dirname} from 'node:path'
import {fromRoot, isInside} from '../paths.ts'
import {writeSideFiles} from '../side-files.ts'
import {writeWhole} from '../write.ts'
import {diffOf} from './diff.ts'
import type {Plan} from './plan.ts'
import {attempt, isCheck, type Run, shownIn} from './run.ts'

/** Writes what was planned, or only tells what would change. Files beside the text come first: it refers to them. `false` where that failed. */
export function apply(run: Run, {file, text, before, sides, notes, ...plan}: Plan): boolean {
  const {options, workspace} = run
  if (before?.source.text === text) {
    run.unchanged.push(file)
    return true
  }
  if (options.diff === true) run.diffs.push(diffOf(shownIn(run, file), {before, text, format: plan.format}))
  if (isCheck(options)) {
    run.written.push(file)
    return true
  }
  return attempt(run, file, () => {
    writeSideFiles(dirname(file), sides, side => shownIn(run, side))
    const wrote = writeWhole(file, before?.file.bom ? `\ufeff${text}` : text, {
      name: shownIn(run, file),
      syncFolder: 'later',
      // A file that was named outside the root is meant; a link that leads there from inside is not.
      ...(isInside(fromRoot(workspace.root, file)) && {within: workspace.root}),
      ...(options.fresh !== true && {expected: before?.file.bytes ?? 'absent'}),
    })
    run[wrote ? 'written' : 'unchanged'].push(file)
    if (wrote) run.notes.push(...notes)
  })
}
