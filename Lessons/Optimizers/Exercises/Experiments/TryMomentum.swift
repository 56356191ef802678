import Autograd
import Optimizers
import OptimizersKit

/// Runs an optimizer from the lesson's start with your training loop.
func run(steps: Int = 100, _ make: (Tensor) -> any Optimizer) -> [Tensor] {
  let parameters = Tensor([-1, 2], requiresGradient: true)
  return optimize(banana, parameters: parameters, optimizer: make(parameters), steps: steps)
}

plot("SGD", run { StochasticGradientDescent(parameters: $0, learningRate: 0.001) })
for beta in [0.5, 0.9, 0.98] {
  let path = run { Momentum(parameters: $0, learningRate: 0.01, momentum: beta) }
  plot("Momentum, β \(beta)", path)
  print("With β \(beta) the last loss is \(banana(path[path.count - 1]).item).")
}
