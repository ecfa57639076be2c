import {dirname} from 'node:path'
import {fromRoot, isInside} from '../paths.ts'
import {stageSideFiles} from '../side-files.ts'
import {stage} from '../write.ts'
import {diffOf} from './diff.ts'
import type {Plan} from './plan.ts'
import {isCheck, type Run, shownIn} from './run.ts'

/**
 * Writes what was planned, or only tells what would change. Files beside the text come first: it refers to them. `whenDone` is called once
 * the file holds, or would hold, what was planned. What keeps it from that is thrown, or told when the file gets its name.
 */
export function apply(run: Run, {file, text, before, sides, notes, format}: Plan, whenDone: () => void = () => undefined): void {
  const {options, workspace} = run
  const tell = (isNew: boolean): void => {
    run[isNew ? 'written' : 'unchanged'].push(file)
    if (isNew) run.notes.push(...notes)
    whenDone()
  }
  if (before?.file.text === text) {
    tell(false)
    return
  }
  if (options.diff === true) {
    run.diffs.push(diffOf(shownIn(run, file), {before, text, format}))
    run.changes.push({path: fromRoot(workspace.root, file), change: {before: before?.file.text ?? '', after: text}})
  }
  if (isCheck(options)) {
    tell(true)
    return
  }
  const beside = stageSideFiles(dirname(file), sides, side => shownIn(run, side))
  const own = stage(file, before?.file.bom ? `\ufeff${text}` : text, {
    name: shownIn(run, file),
    // A file that was named outside the root is meant; a link that leads there from inside is not.
    ...(isInside(fromRoot(workspace.root, file)) && {within: workspace.root}),
    ...(before ? {expected: before.file.bytes} : options.fresh === true ? {} : {expected: 'absent'}),
  })
  const commit = async (): Promise<void> => {
    await Promise.all(beside.map(side => side.commit()))
    await own?.commit()
  }
  run.writing.push({file, commit, done: () => tell(own !== undefined)})
}
