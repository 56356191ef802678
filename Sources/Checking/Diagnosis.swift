/// The misconceptions that explain every run of a submission that failed.
public struct Diagnosis: Sendable, Equatable, Codable {
  /// The names; more than one where they coincide on all inputs that were tried.
  public let misconceptions: [VariantName]
  /// The largest deviation of the runs from the nearest of them.
  public let largestDeviation: Double
  /// How much the runs showed in all, in words, for example `1,204 steps`.
  public let evidence: String

  public init(misconceptions: [VariantName], largestDeviation: Double, evidence: String) {
    self.misconceptions = misconceptions
    self.largestDeviation = largestDeviation
    self.evidence = evidence
  }
}

extension Diagnosis {
  /// The mistakes in the lesson's formula, each marked formula once.
  public var formulas: [MarkedFormula] {
    misconceptions.compactMap(\.mistake?.formula).reduce(into: []) { found, formula in
      if !found.contains(formula) { found.append(formula) }
    }
  }

  /// The quantities that are wrong, as hints name them, for example `adam.r`.
  public var quantities: [String] {
    misconceptions.compactMap(\.mistake).flatMap(\.quantities).reduce(into: []) { found, name in
      if !found.contains(name) { found.append(name) }
    }
  }
}

extension Diagnosis: CustomStringConvertible {
  /// The mistake in a sentence, and how closely the runs agree with it.
  public var description: String {
    let agreement =
      largestDeviation == 0 ? "exactly" : "to \(NumberText.brief(largestDeviation))"
    if let told = formulaSentence { return "\(told), \(agreement) over \(evidence)." }
    let verb =
      misconceptions.count == 1 ? "coincides with this mistake" : "coincides with these mistakes"
    let sentences = misconceptions.map(\.sentence).joined(separator: " Or: ")
    return "\(sentences) Every run of yours \(verb), \(agreement) over \(evidence)."
  }

  /// The sentence of a single mistake in a formula, and the formula that the runs follow.
  private var formulaSentence: String? {
    guard misconceptions.count == 1, let name = misconceptions.first,
      let lines = name.mistake?.actualLines, let last = lines.last
    else { return nil }
    let others = lines.dropLast().joined(separator: ", ")
    let formula = others.isEmpty ? last : "\(others) and \(last)"
    let sentence = name.sentence.hasSuffix(".") ? String(name.sentence.dropLast()) : name.sentence
    return "\(sentence): your runs coincide with \(formula)"
  }
}
