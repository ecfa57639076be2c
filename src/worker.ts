import {runThread} from './node/lint/thread.ts'

void runThread()
