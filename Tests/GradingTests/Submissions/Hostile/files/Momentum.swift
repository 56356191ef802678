import Autograd
import Glibc
import OptimizersKit

/// Looks for the solution relative to its program's path.
private let attempt: Void = {
  var path = [CChar](repeating: 0, count: 4096)
  readlink("/proc/self/exe", &path, 4095)
  var folder = path.withUnsafeBufferPointer {
    String(decoding: $0.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
  }
  while let slash = folder.lastIndex(of: "/") {
    folder = String(folder[..<slash])
    for file in ["Solutions/Optimizers/Momentum.swift", "Package.swift", "Momentum.swift"] {
      if open("\(folder)/\(file)", O_RDONLY) >= 0 { fatalError("\(file) could be read.") }
    }
  }
}()

public final class Momentum: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private let momentum: Double
  private var average: Tensor

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
    self.momentum = momentum
    average = .zeros(like: parameters)
  }

  public func step() {
    _ = attempt
    withoutGradient {
      average = momentum * average + (1 - momentum) * parameters.gradient
      parameters -= learningRate * average
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
