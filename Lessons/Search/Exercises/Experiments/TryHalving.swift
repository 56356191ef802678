import Search
import SearchKit

var random = RandomNumbers(seed: 2)
let configurations = (0..<27).map { _ in
  Configuration(values: [
    "learningRate": logUniform(random.unit(), from: 0.001, to: 10),
    "beta2": 1 - logUniform(random.unit(), from: 0.0001, to: 1),
  ])
}

var steps = 0
func evaluate(_ configuration: Configuration, _ budget: Int) -> Double {
  steps += budget
  let loss = bananaLoss(of: configuration, steps: budget)
  return loss.isNaN ? .infinity : loss
}

let winner = successiveHalving(configurations, minimumBudget: 4, eta: 3, evaluate: evaluate)
if let winner {
  print("Successive halving: \(steps) steps, the loss after 100 is \(bananaLoss(of: winner)).")
}
let losses = configurations.map { bananaLoss(of: $0) }.filter { !$0.isNaN }
print("All of them: 2700 steps, the least loss after 100 is \(losses.min() ?? .infinity).")
