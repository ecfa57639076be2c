/** Everything that `init` needs. */
export type {Choices, GithubWorkflow, Preset} from '../setup/init/choices.ts'
export type {Facts, PairMode} from '../setup/init/facts.ts'
export {propose, proposePairs} from '../setup/init/propose.ts'
export {readRelease} from '../setup/init/release.ts'
export {look} from './init/look.ts'
export {printSetUp} from './init/print.ts'
export {setUp} from './init/set-up.ts'
