package import Observations

/// A scenario for an optimizer's exercise: operations on one or more optimizers, and observations.
///
/// Each optimizer has a slot, so that several can exist at once.
package struct OptimizerScript: Equatable, Sendable {
  package enum Operation: Equatable, Sendable {
    /// Creates parameters and an optimizer for them. The optimizer that was in the slot is released.
    ///
    /// The parameters have the shape [n] or, with `isColumn`, [n, 1].
    case create(slot: Int, start: [Double], hyperparameters: [Double], isColumn: Bool = false)
    case release(slot: Int)
    /// Sets the gradient of the parameters.
    case setGradient(slot: Int, [Double])
    /// Computes an objective at the parameters, and adds its gradient to theirs.
    case backward(slot: Int, Objective)
    case step(slot: Int)
    case zeroGradient(slot: Int)
    case observeParameters(slot: Int)
    case observeGradient(slot: Int)
  }

  package var operations: [Operation]

  package init(_ operations: [Operation]) {
    self.operations = operations
  }
}

extension OptimizerScript: WireCodable {
  package init(from reader: inout WireReader) throws(WireFault) {
    operations = try reader.readArray()
  }

  package func write(to writer: inout WireWriter) {
    writer.write(operations)
  }
}

extension OptimizerScript.Operation: WireCodable {
  package init(from reader: inout WireReader) throws(WireFault) {
    let tag = try reader.readByte()
    let slot = try reader.readIndex()
    switch tag {
    case 0:
      self = .create(
        slot: slot, start: try reader.readDoubles(), hyperparameters: try reader.readDoubles(),
        isColumn: try reader.readByte() == 1)
    case 1: self = .release(slot: slot)
    case 2: self = .setGradient(slot: slot, try reader.readDoubles())
    case 3: self = .backward(slot: slot, try Objective(from: &reader))
    case 4: self = .step(slot: slot)
    case 5: self = .zeroGradient(slot: slot)
    case 6: self = .observeParameters(slot: slot)
    case 7: self = .observeGradient(slot: slot)
    default: throw .unknownTag(tag)
    }
  }

  package func write(to writer: inout WireWriter) {
    func begin(_ tag: UInt8, _ slot: Int) {
      writer.write(tag)
      writer.write(count: slot)
    }
    switch self {
    case .create(let slot, let start, let hyperparameters, let isColumn):
      begin(0, slot)
      writer.write(start)
      writer.write(hyperparameters)
      writer.write(isColumn ? 1 as UInt8 : 0)
    case .release(let slot): begin(1, slot)
    case .setGradient(let slot, let gradient):
      begin(2, slot)
      writer.write(gradient)
    case .backward(let slot, let objective):
      begin(3, slot)
      objective.write(to: &writer)
    case .step(let slot): begin(4, slot)
    case .zeroGradient(let slot): begin(5, slot)
    case .observeParameters(let slot): begin(6, slot)
    case .observeGradient(let slot): begin(7, slot)
    }
  }
}

// No conformance, which would be public where the wire format is not.
extension Objective {
  package init(from reader: inout WireReader) throws(WireFault) {
    let tag = try reader.readByte()
    guard let objective = Self.allCases.dropFirst(Int(tag)).first else { throw .unknownTag(tag) }
    self = objective
  }

  package func write(to writer: inout WireWriter) {
    writer.write(UInt8(clamping: Self.allCases.firstIndex(of: self) ?? 0))
  }
}
