public import Rules

extension FormulaMistake {
  /// Compares a wrong rule with the right one.
  ///
  /// - Parameters:
  ///   - exercise: The exercise's id, with which the names of its quantities begin.
  ///   - right: The right rule.
  ///   - wrong: The rule with the mistake, for example by `Rule.replacing`.
  ///   - isLessonsOwn: Whether the right rule is the one that the lesson prints.
  public init(in exercise: String, from right: Rule, to wrong: Rule, isLessonsOwn: Bool = true) {
    let difference = RuleDifference(from: right, to: wrong)
    let lines = difference.lines.map { line in
      MarkedFormula.Line(
        line.text.segments.map { MarkedFormula.Segment($0.text, isMarked: $0.isMarked) },
        tex: line.tex)
    }
    self.init(
      MarkedFormula(lines, isLessonsOwn: isLessonsOwn), actualLines: difference.changedLines,
      quantities: difference.quantities.map { Self.name(of: $0, in: exercise) })
  }

  /// Returns how a hint's `data-when` names a quantity of an exercise, for example `adam.r`.
  public static func name(of quantity: Symbol, in exercise: String) -> String {
    "\(exercise).\(quantity.slug)"
  }
}
