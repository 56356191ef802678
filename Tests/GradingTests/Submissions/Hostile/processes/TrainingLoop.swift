import Autograd
import Glibc
import OptimizersKit

@_silgen_name("ptrace") private func trace(_ request: Int, _ process: Int, _: Int, _: Int) -> Int
@_silgen_name("prctl") private func control(_ option: Int32, _: Int, _: Int, _: Int, _: Int)
  -> Int32

/// Traces its parent process and tries to outlive it.
private let attempt: Void = {
  if trace(16, Int(getppid()), 0, 0) == 0 { fatalError("It traces.") }
  if control(1, 0, 0, 0, 0) == 0 { fatalError("It lives on.") }
  var limits = rlimit(rlim_cur: 1000, rlim_max: 1000)
  if setrlimit(__rlimit_resource_t(0), &limits) == 0 { fatalError("It has more time.") }
}()

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  _ = attempt
  var trajectory: [Tensor] = []
  for _ in 0..<steps {
    trajectory.append(parameters.detached())
    loss(parameters).backward()
    optimizer.step()
    optimizer.zeroGradient()
  }
  return trajectory
}
