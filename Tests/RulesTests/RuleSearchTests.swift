import Rules
import Testing

@Suite struct RuleSearchTests {
  @Test("A rule is written as in a lesson, in text and in TeX")
  func notation() {
    let lines = SampleRules.adam.assignments
    #expect(lines[1].text == "m ← β₁ m + (1 − β₁) g")
    #expect(lines[2].text == "r ← β₂ r + (1 − β₂) g²")
    #expect(lines[3].text == "m̂ ← m / (1 − β₁ᵗ)")
    #expect(lines[5].text == "θ ← θ − α / (√r̂ + ε) m̂")
    #expect(lines[3].tex == "\\hat m \\leftarrow \\frac{m}{1 - \\beta_1^{t}}")
  }

  @Test(
    "A single edit is found, or one with the same values",
    arguments: [SampleRules.momentum, SampleRules.adam])
  func singleEdits(_ rule: Rule) throws {
    let search = RuleSearch(rule)
    for edit in rule.edits {
      let runs = Self.runs(of: edit.applied(to: rule))
      guard Self.differ(runs, Self.runs(of: rule)) else { continue }
      let match = try #require(
        search.match(runs, within: 1e-12, stages: [.singleEdits]), "\(edit.clause)")
      #expect(!Self.differ(runs, Self.runs(of: match.rule)), "\(edit.clause)")
    }
  }

  @Test(
    "A pair of likely edits is found, or one with the same values",
    arguments: [SampleRules.momentum, SampleRules.adam], 0..<8)
  func pairsOfEdits(_ rule: Rule, _ number: Int) throws {
    let likely = rule.edits.filter(\.isLikely)
    let pair = [
      likely[13 * number % likely.count], likely[(likely.count / 2 + 29 * number) % likely.count],
    ]
    let runs = Self.runs(of: pair.applied(to: rule))
    guard Self.differ(runs, Self.runs(of: rule)) else { return }
    let match = try #require(
      RuleSearch(rule).match(runs, within: 1e-12), "\(pair.map(\.clause))")
    #expect(!Self.differ(runs, Self.runs(of: match.rule)), "\(pair.map(\.clause))")
  }

  @Test("An edit is described by the place and the formula")
  func words() throws {
    let edits = SampleRules.adam.edits
    let edit = try #require(edits.first { $0.name == "r.minus-for-plus" })
    #expect(edit.clause == "in r, a minus stands where a plus belongs")
    #expect(edit.applied(to: SampleRules.adam).assignments[2].text == "r ← β₂ r − (1 − β₂) g²")
  }

  @Test(
    "A constant that is wrong is found with its value",
    arguments: [
      (0.37, "beta1-hard-coded", SampleRules.beta1, c.expression),
      (0.7, "alpha-factor", SampleRules.alpha, c * SampleRules.alpha),
      (0.41, "clipped-gradient", SampleRules.g, max(-c, min(c, SampleRules.g))),
      (0.0371, "weight-decay", SampleRules.g, SampleRules.g + c * SampleRules.theta),
      (0.037, "epsilon-hard-coded", SampleRules.epsilon, c.expression),
    ])
  func constants(
    _ constant: Double, _ name: String, _ quantity: Symbol, _ other: Expression
  ) throws {
    let other = other.replacing([Self.c: .constant(constant)])
    let wrong = SampleRules.adam.substituting([quantity: other])
    let match = try #require(
      RuleSearch(SampleRules.adam).match(Self.runs(of: wrong), within: 1e-12))
    #expect(match.edits.map(\.name) == [name])
    #expect(match.edits[0].clause.contains(Expression.constant(constant).text))
    #expect(match.rule == wrong)
  }

  @Test("Runs that follow no edit have no match")
  func noMatch() {
    var runs = Self.runs(of: SampleRules.momentum)
    runs = runs.map { run in
      RuleRun(
        hyperparameters: run.hyperparameters, start: run.start, inputs: run.inputs,
        observed: run.observed.enumerated().map { $1 + 0.0123 * Double($0 * $0 + 1) })
    }
    #expect(RuleSearch(SampleRules.momentum).match(runs, within: 1e-12) == nil)
  }

  private static let c = Symbol.unknown

  private static let inputs: [[Double]] = [
    [0.7, -0.3, 1.9, 0.4, -2.5, 0.06], [-1.3, 0.8, 0.2, -0.9, 1.1, 3.2],
  ]

  private static func runs(of rule: Rule) -> [RuleRun] {
    let hyperparameters = [[0.3, 0.6, 0.85, 0.03], [0.05, 0.9, 0.99, 0.5]].map {
      Array($0.prefix(rule.hyperparameters.count))
    }
    return zip(hyperparameters, inputs).map { values, inputs in
      RuleRun(
        hyperparameters: values, start: 0.4, inputs: inputs,
        observed: rule.values(hyperparameters: values, start: 0.4, inputs: inputs))
    }
  }

  private static func differ(_ runs: [RuleRun], _ others: [RuleRun]) -> Bool {
    zip(runs, others).contains { run, other in
      zip(run.observed, other.observed).contains { first, second in
        !(abs(first - second) <= 1e-12 * max(1, abs(first))) && !(first.isNaN && second.isNaN)
          && first != second
      }
    }
  }
}
