// SPDX-License-Identifier: Apache-2.0
// Properties are tried on the same random values in every run, so that a run says something about the
// change and not about luck. FC_SEED=random (or a number) looks elsewhere.
import fc from 'fast-check'

const wish = process.env['FC_SEED']
if (wish !== 'random') fc.configureGlobal({ seed: Number(wish ?? 20_260_101) })
