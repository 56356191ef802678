internal import Optimizers
internal import OptimizersKit
internal import ProbeRuntime

let trainingLoop = Driver("training-loop") { (script: LoopScript) in
  script.trace { loss, parameters, optimizer, steps in
    Optimizers.optimize(loss, parameters: parameters, optimizer: optimizer, steps: steps)
  }
}
