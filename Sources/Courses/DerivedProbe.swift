package import LessonReading

/// The probe of a lesson without the folder `Probe`. It calls the public function of each stub.
package struct DerivedProbe: Sendable {
  /// The name of its source file.
  package static let file = "DerivedProbe.swift"

  /// The source text.
  package let text: String
  /// The exercises whose stubs declare no function that a probe can call, in the lesson's order.
  package let uncallable: [Exercise]

  /// Derives the probe from the stubs of exercises.
  ///
  /// - Parameters:
  ///   - exercises: The exercises.
  ///   - folder: The lesson's folder. The functions may take types of a kit of its own.
  package init(of exercises: [Exercise], in folder: LessonFolder) {
    let hasKit = folder.hasKit
    var drivers: [String] = []
    var uncallable: [Exercise] = []
    for exercise in exercises {
      if let function = ExerciseFunction(in: exercise.stub, allowingOwnTypes: hasKit) {
        drivers.append("      \(Self.driver(of: exercise.id, function, in: folder.name)),\n")
      } else {
        uncallable.append(exercise)
      }
    }
    self.uncallable = uncallable
    let imports = [folder.name, "ProbeRuntime"] + (hasKit ? [folder.kitModule] : [])
    text =
      imports.sorted().map { "internal import \($0)\n" }.joined() + """

        @main
        enum \(folder.name)Probe {
          static func main() {
            serve([
        \(drivers.joined())    ])
          }
        }

        """
  }

  private static func driver(
    of exercise: String, _ function: ExerciseFunction, in module: String
  ) -> String {
    let numbered = function.parameters.enumerated()
    let parameters = numbered.map { "input\($0 + 1): \($1.type)" }.joined(separator: ", ")
    let arguments = numbered.map { index, parameter in
      (parameter.label.map { "\($0): " } ?? "") + "input\(index + 1)"
    }.joined(separator: ", ")
    let inputs = parameters.isEmpty ? "" : "(\(parameters)) in "
    return "Driver(\"\(exercise)\") { \(inputs)\(module).\(function.name)(\(arguments)) }"
  }
}
