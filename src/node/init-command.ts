/** Everything that `init` needs. */
export type {Choices, GithubWorkflow} from '../setup/init/choices.ts'
export {baselinePath} from '../setup/init/config-file.ts'
export type {Facts, PairMode, Preset} from '../setup/init/facts.ts'
export {propose, proposePairs} from '../setup/init/propose.ts'
export {readRelease} from '../setup/init/release.ts'
export {look} from './init/look.ts'
export {printSetUp} from './init/print.ts'
export {setUp} from './init/set-up.ts'
