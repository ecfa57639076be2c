/** Everything that `check --merge` needs, as one module to be loaded when it runs. */

export {mergeShards} from './shards/merge.ts'
