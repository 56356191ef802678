internal import Observations
internal import Optimizers
internal import OptimizersKit
internal import ProbeRuntime

let challengeChoice = Driver("challenge") { Trace([Optimizers.challenge.row]) }
