import Autograd
import Optimizers
import OptimizersKit

let parameters = Tensor([-1, 2], requiresGradient: true)
let sgd = StochasticGradientDescent(parameters: parameters, learningRate: 0.001)
let path = optimize(banana, parameters: parameters, optimizer: sgd, steps: 100)

plot("SGD", path)
print("After \(path.count) steps the loss is \(banana(parameters).item).")
