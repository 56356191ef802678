internal import Checking
internal import OptimizersKit
internal import Yams

/// What the YAML body of a figure cell says.
struct FigureDescription: Decodable {
  let title: String
  let caption: String
  let objective: String
  let x: [Double]
  let y: [Double]
  var start: [Double]?
  var steps: Int?
  var runs: [RunDescription]?
  /// Whether the loss and the distance to the minimum are drawn over the steps, too.
  var charts: Bool?

  /// One optimizer with its hyperparameters.
  struct RunDescription: Decodable {
    let optimizer: String
    let learningRate: Double
    var momentum: Double?
    var beta: Double?
    var beta1: Double?
    var beta2: Double?
    var epsilon: Double?
  }

  init(yaml: String) throws {
    do {
      self = try YAMLDecoder().decode(FigureDescription.self, from: yaml)
    } catch DecodingError.keyNotFound(let key, _) {
      throw FigureFault("it lacks “\(key.stringValue)”; add a line for it")
    } catch DecodingError.typeMismatch(_, let context) {
      let key = context.codingPath.map(\.stringValue).joined(separator: ".")
      throw FigureFault("“\(key)” has a value of the wrong kind; correct it")
    } catch let fault as DecodingError {
      throw FigureFault("its description cannot be read (\(fault)); correct it")
    }
  }

  /// Returns a pair of numbers as a range.
  func range(_ key: String, _ numbers: [Double]) throws -> ClosedRange<Double> {
    guard numbers.count == 2, numbers[0] < numbers[1] else {
      throw FigureFault("“\(key)” must be two numbers, the smaller first, such as [-2, 2]")
    }
    return numbers[0]...numbers[1]
  }
}

extension FigureDescription.RunDescription {
  /// The optimizer and the hyperparameters it needs.
  func choice() throws -> Challenge {
    func need(_ value: Double?, _ key: String) throws -> Double {
      guard let value else { throw FigureFault("the run of \(optimizer) lacks “\(key)”; add it") }
      return value
    }
    switch optimizer {
    case "sgd": return .sgd(learningRate: learningRate)
    case "momentum":
      return .momentum(learningRate: learningRate, momentum: try need(momentum, "momentum"))
    case "rmsprop":
      return .rmsprop(
        learningRate: learningRate, beta: try need(beta, "beta"),
        epsilon: try need(epsilon, "epsilon"))
    case "adam":
      return .adam(
        learningRate: learningRate, beta1: try need(beta1, "beta1"),
        beta2: try need(beta2, "beta2"), epsilon: try need(epsilon, "epsilon"))
    default:
      throw FigureFault(
        "there is no optimizer “\(optimizer)”; there are sgd, momentum, rmsprop and adam")
    }
  }
}
