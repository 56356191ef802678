import Autograd
import Schedules
import SchedulesKit

/// Runs gradient descent in the noise, and returns the loss without noise where it ends.
func finalLoss(seed: Int, schedule: (Int) -> Double) -> Double {
  let noisy = NoisyRavine(seed: seed)
  let parameters = Tensor([-4, 1], requiresGradient: true)
  let optimizer = GradientDescent(parameters: parameters, learningRate: 0)
  let losses = optimize(
    noisy.loss, parameters: parameters, optimizer: optimizer, schedule: schedule, steps: 200)
  plot("seed \(seed)", values: losses.map { abs($0) })
  return ravine(parameters).item
}

for seed in 1...3 {
  let loss = finalLoss(seed: seed) {
    cosineRate(step: $0, peak: 0.038, floor: 0, warmup: 5, total: 200)
  }
  print("Seed \(seed) ends with a loss of \(loss).")
}
