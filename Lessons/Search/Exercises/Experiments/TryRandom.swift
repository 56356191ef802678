import Search
import SearchKit

var random = RandomNumbers(seed: 1)
var bestSoFar: [Double] = []

func draw() -> Configuration {
  Configuration(values: [
    "learningRate": logUniform(random.unit(), from: 0.001, to: 10),
    "beta2": 1 - logUniform(random.unit(), from: 0.0001, to: 1),
  ])
}

func evaluate(_ configuration: Configuration) -> Double {
  let loss = bananaLoss(of: configuration, steps: 100)
  bestSoFar.append(min(loss, bestSoFar.last ?? .infinity))
  return loss
}

if let best = randomSearch(budget: 40, draw: draw, evaluate: evaluate) {
  print("The best of 40 is \(best.configuration): loss \(best.loss).")
}
plot("Best loss so far", values: bestSoFar)
