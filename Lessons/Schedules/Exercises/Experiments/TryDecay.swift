import Autograd
import Schedules
import SchedulesKit

for weightDecay in [0, 0.1, 1] {
  let parameters = Tensor([-4, 1], requiresGradient: true)
  let optimizer = AdamW(
    parameters: [parameters], learningRate: 0.05, beta1: 0.9, beta2: 0.99, epsilon: 1e-8,
    weightDecay: weightDecay)
  var path: [Tensor] = []
  for _ in 0..<200 {
    path.append(parameters.detached())
    banana(parameters).backward()
    optimizer.step()
    optimizer.zeroGradient()
  }
  plot("λ = \(weightDecay)", path, on: .banana)
  print("With λ = \(weightDecay) it ends at \(parameters.scalars).")
}
