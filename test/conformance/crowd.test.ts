import {it} from 'vitest'
import {crowd} from '../support/crowd.ts'

it('50 times eight processes on one tree lose nothing', async () => {
  for (let round = 0; round < 50; round++) await crowd()
}, 1_200_000)
