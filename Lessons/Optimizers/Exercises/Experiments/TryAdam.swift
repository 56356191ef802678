import Autograd
import Optimizers
import OptimizersKit

/// Runs an optimizer from the lesson's start with your training loop.
func run(steps: Int = 100, _ make: (Tensor) -> any Optimizer) -> [Tensor] {
  let parameters = Tensor([-1, 2], requiresGradient: true)
  return optimize(banana, parameters: parameters, optimizer: make(parameters), steps: steps)
}

plot("SGD", run { StochasticGradientDescent(parameters: $0, learningRate: 0.001) })
plot("Momentum", run { Momentum(parameters: $0, learningRate: 0.01, momentum: 0.9) })
plot("RMSprop", run { RMSProp(parameters: $0, learningRate: 0.2, beta: 0.9, epsilon: 1e-8) })
let path = run {
  Adam(parameters: $0, learningRate: 0.9, beta1: 0.9, beta2: 0.999, epsilon: 1e-8)
}
plot("Adam", path)

let losses = path.map { banana($0).item }
print("Adam's worst loss is \(losses.max() ?? 0), its last one \(losses[losses.count - 1]).")
