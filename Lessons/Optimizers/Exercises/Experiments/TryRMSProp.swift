import Autograd
import Optimizers
import OptimizersKit

/// Runs RMSprop on a multiple of the banana with your training loop.
func run(scale: Double) -> [Tensor] {
  let parameters = Tensor([-1, 2], requiresGradient: true)
  let rmsProp = RMSProp(parameters: parameters, learningRate: 0.2, beta: 0.9, epsilon: 1e-8)
  return optimize(
    { scale * banana($0) }, parameters: parameters, optimizer: rmsProp, steps: 100)
}

let path = run(scale: 1)
let scaled = run(scale: 1000)
plot("RMSprop", path)
plot("RMSprop, loss × 1000", scaled)
print("The ends:", path[99], "and", scaled[99])
