/// A misuse that stops the program with a sentence for the student.
///
/// It is not a thrown error, because then every line of a loss would need `try`.
enum Fault {
  case shapes([Int], [Int], symbol: String)
  case count(Int, shape: [Int])
  case scalars(Int, expected: Int)
  case item(shape: [Int])
  case noElements
  case index(Int, shape: [Int])
  case elementShape([Int], expected: [Int])
  case elementHistory
  case rowAsNumber(shape: [Int])
  case gradientShape([Int], expected: [Int])
  case inPlaceShape([Int], [Int], symbol: String)
  case inPlace(symbol: String)
  case inPlaceHistory(symbol: String)
  case backwardShape([Int])
  case backwardOfParameters([Int])
  case backwardWithoutHistory
  case backwardTwice
  case changed(Operation)
  case customGradients(String)

  var sentence: String {
    switch self {
    case .shapes(let left, let right, let symbol):
      "These shapes do not go together: \(left) \(symbol) \(right). Both sides must have the same "
        + "shape, or one of them must be a single number (shape [])."
    case .count(let count, let shape):
      "A tensor of shape \(shape) holds \(Self.numbers(shape.reduce(1, *))), but \(count) "
        + "\(count == 1 ? "was" : "were") given. Change the values or the shape."
    case .scalars(let count, let expected):
      "This tensor holds \(Self.numbers(expected)), but scalars was set to \(count). "
        + "A tensor keeps its shape: set as many numbers as it holds."
    case .item(let shape):
      "item reads the number of a tensor that holds just one, but this one has shape \(shape). "
        + "Read scalars, or choose an element first: x[0].item."
    case .noElements:
      "A tensor of shape [] is one number and has no elements to index. Read it with item."
    case .index(let index, let shape):
      "There is no element \(index) in a tensor of shape \(shape): "
        + (shape[0] == 0 ? "it is empty." : "indices go from 0 to \(shape[0] - 1).")
    case .elementShape(let shape, let expected):
      "x[i] = … needs a tensor of shape \(expected) or a single number, but got shape \(shape)."
    case .elementHistory:
      "x[i] = … cannot carry a gradient: what is assigned was computed from a tensor that requires "
        + "one. Compute with x[i] instead of setting it, or put the change inside "
        + "withoutGradient { … }."
    case .rowAsNumber(let shape):
      "An element of a tensor of shape \(shape) is a tensor of shape \(Array(shape.dropFirst())), "
        + "not one number. Change it as in x[i] = x[i] * 2."
    case .gradientShape(let shape, let expected):
      "A gradient has the shape of its tensor, \(expected), but it was set to a tensor of shape "
        + "\(shape)."
    case .inPlaceShape(let left, let right, let symbol):
      "These shapes do not go together: \(left) \(symbol) \(right). In place, the right side must "
        + "have the shape of the left one or be a single number (shape [])."
    case .inPlace(let symbol):
      "\(symbol) changes a tensor in place that requires a gradient, while operations are being "
        + "recorded. To update parameters, put the change inside withoutGradient { … }. In a loss, "
        + "make a new tensor instead, as in y = y * 2."
    case .inPlaceHistory(let symbol):
      "\(symbol) cannot carry a gradient into this tensor: the right side was computed from a tensor "
        + "that requires one. In a loss, make a new tensor instead, as in y = y + x. If no gradient "
        + "is wanted, put the change inside withoutGradient { … }."
    case .backwardShape(let shape):
      "backward() starts from a single number, but this tensor has shape \(shape). "
        + "Reduce it first, with sum() or mean()."
    case .backwardOfParameters(let shape):
      "backward() was called on the parameters themselves: a tensor of shape \(shape) that was not "
        + "computed from anything. Call it on the loss that was computed from them, as in "
        + "loss(parameters).backward()."
    case .backwardWithoutHistory:
      "backward() found nothing to differentiate: this tensor has no history. Compute it from a "
        + "tensor made with requiresGradient: true, outside withoutGradient { … }, and without "
        + "detached(), item or scalars on the way."
    case .backwardTwice:
      "backward() was called a second time on the same graph, which is used up by the first call. "
        + "Compute the loss anew before each backward()."
    case .changed(let operation):
      "A tensor that took part in \(operation.name) was changed in place before backward(), so the "
        + "gradient would be wrong. Call backward() before you change a tensor, and compute the loss "
        + "anew after."
    case .customGradients(let what):
      "A custom operation's backward must return one gradient for each input, of that input's "
        + "count: \(what)."
    }
  }

  private static func numbers(_ count: Int) -> String {
    count == 1 ? "1 number" : "\(count) numbers"
  }
}

/// Ends the program with the fault's sentence.
///
/// It calls `fatalError`, because a failed precondition prints no message in optimized code.
func stop(_ fault: Fault, file: StaticString = #fileID, line: UInt = #line) -> Never {
  fatalError(fault.sentence, file: file, line: line)
}
