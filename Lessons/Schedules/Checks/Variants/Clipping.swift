internal import Autograd
internal import Checking
package import Observations
package import SchedulesKit

/// A way to clip: how it scales the gradients, and what it returns.
package struct Clipping: Sendable {
  /// Gradients before or after a call, one array for each tensor.
  typealias Gradients = [[Double]]

  /// A name, and what follows `Your function`; both empty where it is right.
  struct Part<Value>: Sendable {
    let id: String
    let predicate: String
    let compute: @Sendable (_ gradients: Gradients, _ bound: Double) -> Value
  }

  let scaling: Part<Gradients>
  let result: Part<Double>
  /// Whether the parameters are scaled, and not their gradients.
  var scalesParameters = false

  /// The names of what is wrong.
  var id: String { [scaling.id, result.id].filter { !$0.isEmpty }.joined(separator: "+") }

  var sentence: String {
    let predicates = [scaling.predicate, result.predicate].filter { !$0.isEmpty }
    return "Your function \(predicates.joined(separator: ", and it "))."
  }

  /// Returns what is observed of it.
  func trace(_ script: ClipScript) -> Trace {
    script.trace { tensors, bound in
      let gradients = tensors.map(\.gradient.scalars)
      let result = result.compute(gradients, bound)
      if scalesParameters {
        for tensor in tensors {
          tensor.scalars = [tensor.scalars].limited(by: gradients.norm, to: bound)[0]
        }
        return result
      }
      for (tensor, numbers) in zip(tensors, scaling.compute(gradients, bound)) {
        tensor.gradient.scalars = numbers
      }
      return result
    }
  }

  var variant: Variant<ClipScript> {
    Variant("clip.\(id)", sentence) { trace($0) }
  }

  /// Scaling by max / norm where the norm exceeds it, and the norm before.
  package static let exact = Clipping(
    scaling: .init(id: "", predicate: "") { $0.limited(by: $0.norm, to: $1) }, result: .norm)

  /// PyTorch's way: scaling by min(1, max / (norm + 1e-6)).
  package static let offset = Clipping(
    scaling: .init(id: "", predicate: "") { $0.scaled(by: Swift.min(1, $1 / ($0.norm + 1e-6))) },
    result: .norm)

  package func trace(of script: ClipScript) -> Trace { trace(script) }
}

extension Clipping.Part where Value == Double {
  static let norm = Self(id: "", predicate: "") { gradients, _ in gradients.norm }
}

extension [Double] {
  var norm: Double { reduce(0) { $0 + $1 * $1 }.squareRoot() }
}

extension Clipping.Gradients {
  /// The norm of all numbers together.
  var norm: Double { joined().reduce(0) { $0 + $1 * $1 }.squareRoot() }

  /// The largest magnitude of all numbers.
  var largest: Double { joined().reduce(0) { Swift.max($0, Swift.abs($1)) } }

  /// The sum of all magnitudes.
  var sumOfMagnitudes: Double { joined().reduce(0) { $0 + Swift.abs($1) } }

  func scaled(by factor: Double) -> Self { map { $0.map { $0 * factor } } }

  /// Scales by bound / norm where the norm exceeds the bound.
  func limited(by norm: Double, to bound: Double) -> Self {
    norm > bound ? scaled(by: bound / norm) : self
  }
}
