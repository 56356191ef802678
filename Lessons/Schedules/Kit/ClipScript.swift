package import Autograd
package import Observations

/// A scenario for the clipping of gradients: tensors with their gradients, and calls in a row.
package struct ClipScript: Equatable, Sendable {
  /// A tensor and its gradient.
  package struct Parameter: Equatable, Sendable {
    package var shape: [Int]
    package var values: [Double]
    package var gradient: [Double]

    package init(shape: [Int], values: [Double], gradient: [Double]) {
      self.shape = shape
      self.values = values
      self.gradient = gradient
    }
  }

  package var parameters: [Parameter]
  /// The bound of each call.
  package var maxima: [Double]

  package init(_ parameters: [Parameter], maxima: [Double]) {
    self.parameters = parameters
    self.maxima = maxima
  }

  /// The labels of the rows.
  package enum Label {
    package static let norm = "the returned norm"
    package static let values = "the parameters"

    /// The gradient of a tensor, counted from 1.
    package static func gradient(_ tensor: Int) -> String { "the gradient of tensor \(tensor)" }
  }

  /// Makes the calls. The rows are numbered by the calls, from 1.
  package func trace(of clip: (_ parameters: [Tensor], _ maximum: Double) -> Double) -> Trace {
    let tensors = parameters.map { parameter in
      let tensor = Tensor(parameter.values, shape: parameter.shape, requiresGradient: true)
      tensor.gradient.scalars = parameter.gradient
      return tensor
    }
    var trace = Trace()
    for (index, maximum) in maxima.enumerated() {
      let norm = clip(tensors, maximum)
      trace.rows.append(Trace.Row(Label.norm, number: index + 1, [norm]))
      for (place, tensor) in tensors.enumerated() {
        trace.rows.append(
          Trace.Row(Label.gradient(place + 1), number: index + 1, tensor.gradient.scalars))
      }
      if !tensors.isEmpty {
        trace.rows.append(
          Trace.Row(Label.values, number: index + 1, tensors.flatMap(\.scalars)))
      }
    }
    return trace
  }
}

extension ClipScript: WireCodable {
  package init(from reader: inout WireReader) throws(WireFault) {
    parameters = try reader.readArray()
    maxima = try reader.readDoubles()
  }

  package func write(to writer: inout WireWriter) {
    writer.write(parameters)
    writer.write(maxima)
  }
}

extension ClipScript.Parameter: WireCodable {
  package init(from reader: inout WireReader) throws(WireFault) {
    shape = try reader.readArray()
    values = try reader.readDoubles()
    gradient = try reader.readDoubles()
  }

  package func write(to writer: inout WireWriter) {
    writer.write(shape)
    writer.write(values)
    writer.write(gradient)
  }
}
