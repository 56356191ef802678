import Rules
import Testing

private typealias S = SampleRules

/// The places that are marked in a right rule, given a wrong one.
@Suite struct RuleDifferenceTests {
  /// A wrong formula for one of Adam's lines, and the right line with its marked places in brackets.
  struct Case: CustomTestStringConvertible, Sendable {
    let line: Assignment
    let text: String
    let tex: String

    init(_ line: Assignment, _ text: String, _ tex: String) {
      (self.line, self.text, self.tex) = (line, text, tex)
    }

    var testDescription: String { line.text }
  }

  static let cases: [Case] = [
    Case(
      S.r ← S.beta2 * S.r - (1 - S.beta2) * pow(S.g, 2), "r ← β₂ r [+] (1 − β₂) g²",
      "r \\leftarrow \\beta_2 \\, r \\mathbin{\\underline{+}} (1 - \\beta_2) \\, g^{2}"),
    Case(
      S.r ← S.beta2 * S.r + (1 - S.beta1) * pow(S.g, 2), "r ← β₂ r + (1 − [β₂]) g²",
      "r \\leftarrow \\beta_2 \\, r + (1 - \\underline{\\beta_2}) \\, g^{2}"),
    Case(
      S.r ← S.beta2 * S.r + (1 - S.beta2) * pow(S.g, 3), "r ← β₂ r + (1 − β₂) g[²]",
      "r \\leftarrow \\beta_2 \\, r + (1 - \\beta_2) \\, g^{\\underline{2}}"),
    // The square is missing.
    Case(
      S.r ← S.beta2 * S.r + (1 - S.beta2) * S.g, "r ← β₂ r + (1 − β₂) g[²]",
      "r \\leftarrow \\beta_2 \\, r + (1 - \\beta_2) \\, g^{\\underline{2}}"),
    // A factor is missing.
    Case(
      S.r ← S.beta2 * S.r + pow(S.g, 2), "r ← β₂ r + [(1 − β₂)] g²",
      "r \\leftarrow \\beta_2 \\, r + \\underline{(1 - \\beta_2)} \\, g^{2}"),
    // A term is missing, with its sign.
    Case(
      S.r ← S.beta2 * S.r, "r ← β₂ r [+ (1 − β₂) g²]",
      "r \\leftarrow \\beta_2 \\, r \\mathbin{\\underline{+}} \\underline{(1 - \\beta_2) \\, g^{2}}"
    ),
    // Something is added: the formula that it is added to is marked.
    Case(
      S.r ← sqrt(S.beta2 * S.r + (1 - S.beta2) * pow(S.g, 2)), "r ← [β₂ r + (1 − β₂) g²]",
      "r \\leftarrow \\underline{\\beta_2 \\, r + (1 - \\beta_2) \\, g^{2}}"),
    Case(
      S.mHat ← S.m * (1 - pow(S.beta1, S.t)), "m̂ ← m [/] (1 − β₁ᵗ)",
      "\\hat m \\leftarrow \\underline{\\frac{m}{1 - \\beta_1^{t}}}"),
    Case(
      S.mHat ← S.m / (1 - pow(S.beta1, S.t - 1)), "m̂ ← m / (1 − β₁[ᵗ])",
      "\\hat m \\leftarrow \\frac{m}{1 - \\beta_1^{\\underline{t}}}"),
    Case(
      S.mHat ← S.m, "m̂ ← m / [(1 − β₁ᵗ)]",
      "\\hat m \\leftarrow \\frac{m}{\\underline{1 - \\beta_1^{t}}}"),
    // The root is missing.
    Case(
      S.theta ← S.theta - S.alpha / (S.rHat + S.epsilon) * S.mHat,
      "θ ← θ − α / ([√]r̂ + ε) m̂",
      "\\theta \\leftarrow \\theta - "
        + "\\frac{\\alpha}{\\underline{\\sqrt{\\hat r}} + \\epsilon} \\, \\hat m"),
    // Two mistakes in one line.
    Case(
      S.theta ← S.theta + S.alpha / (sqrt(S.rHat) + S.epsilon) * S.m,
      "θ ← θ [−] α / (√r̂ + ε) [m̂]",
      "\\theta \\leftarrow \\theta \\mathbin{\\underline{-}} "
        + "\\frac{\\alpha}{\\sqrt{\\hat r} + \\epsilon} \\, \\underline{\\hat m}"),
    // Another grouping of the same operands.
    Case(
      S.mHat ← S.m / 1.0 - pow(S.beta1, S.t), "m̂ ← [m / (1 − β₁ᵗ)]",
      "\\hat m \\leftarrow \\underline{\\frac{m}{1 - \\beta_1^{t}}}"),
    Case(
      S.t ← S.t + 2, "t ← t + [1]", "t \\leftarrow t + \\underline{1}"),
  ]

  @Test("The smallest terms that differ are marked, in text and in TeX", arguments: cases)
  func smallestTerms(_ test: Case) throws {
    let wrong = S.adam.replacing { test.line }
    try #require(wrong != S.adam)
    let difference = RuleDifference(from: S.adam, to: wrong)
    let index = try #require(
      S.adam.assignments.firstIndex { $0.target == test.line.target })
    #expect(difference.lines[index].text.bracketed == test.text)
    #expect(difference.lines[index].tex == test.tex)
    #expect(difference.quantities == [test.line.target])
    #expect(difference.changedLines == [test.line.text])
    for (other, assignment) in S.adam.assignments.enumerated() where other != index {
      #expect(difference.lines[other].text.bracketed == assignment.text)
      #expect(difference.lines[other].tex == assignment.tex)
    }
  }

  @Test("Operands of a sum or a product in another order do not differ")
  func commutation() {
    let same = S.adam.replacing {
      S.r ← pow(S.g, 2) * (1 - S.beta2) + S.r * S.beta2
    }
    let difference = RuleDifference(from: S.adam, to: same)
    #expect(difference.lines.allSatisfy { !$0.text.segments.contains(where: \.isMarked) })
    #expect(difference.quantities.isEmpty)
  }

  @Test("A line that is left out, doubled or moved is marked as a whole")
  func wholeLines() {
    var wrong = S.adam
    wrong.assignments.remove(at: 0)
    #expect(RuleDifference(from: S.adam, to: wrong).markedLines == ["[t ← t + 1]"])
    wrong = S.adam
    wrong.assignments.append(wrong.assignments[1])
    #expect(RuleDifference(from: S.adam, to: wrong).markedLines == ["[m ← β₁ m + (1 − β₁) g]"])
    wrong = S.adam
    wrong.assignments.append(wrong.assignments.remove(at: 2))
    let moved = RuleDifference(from: S.adam, to: wrong)
    #expect(moved.markedLines == ["[r ← β₂ r + (1 − β₂) g²]"])
    #expect(moved.quantities == [S.r])
    #expect(moved.changedLines.isEmpty)
    wrong = S.adam
    wrong.assignments.swapAt(0, 1)
    #expect(RuleDifference(from: S.adam, to: wrong).quantities == [S.t])
  }

  @Test("A wrong starting value has a line of its own")
  func startingValue() throws {
    var wrong = S.adam
    wrong.states[2].start = .number(1)
    let difference = RuleDifference(from: S.adam, to: wrong)
    #expect(difference.lines.count == S.adam.assignments.count + 1)
    #expect(difference.markedLines == ["r = [0] before the first step"])
    #expect(difference.lines.last?.tex == "r = \\underline{0} \\text{ before the first step}")
    #expect(difference.quantities == [S.r])
  }

  @Test("Two wrong lines are both marked")
  func twoLines() {
    let wrong = S.adam.replacing {
      S.m ← S.beta1 * S.m - (1 - S.beta1) * S.g
      S.rHat ← S.r
    }
    let difference = RuleDifference(from: S.adam, to: wrong)
    #expect(
      difference.markedLines == ["m ← β₁ m [+] (1 − β₁) g", "r̂ ← r / [(1 − β₂ᵗ)]"])
    #expect(difference.quantities == [S.m, S.rHat])
    #expect(difference.changedLines == ["m ← β₁ m − (1 − β₁) g", "r̂ ← r"])
  }

  @Test("Every edit that changes a rule is marked in the quantity that it names")
  func edits() {
    for edit in S.adam.edits {
      let wrong = edit.applied(to: S.adam)
      guard wrong != S.adam else { continue }
      let difference = RuleDifference(from: S.adam, to: wrong)
      #expect(!difference.markedLines.isEmpty, "\(edit.clause)")
      #expect(
        difference.quantities.contains(edit.quantity)
          || !S.adam.assignments.contains { $0.target == edit.quantity }
          || wrong.assignments.map(\.target) != S.adam.assignments.map(\.target),
        "\(edit.clause)")
    }
  }
}

extension RuleDifference {
  fileprivate var markedLines: [String] {
    lines.filter { $0.text.segments.contains(where: \.isMarked) }.map(\.text.bracketed)
  }
}

extension MarkedText {
  fileprivate var bracketed: String {
    segments.map { $0.isMarked ? "[\($0.text)]" : $0.text }.joined()
  }
}
