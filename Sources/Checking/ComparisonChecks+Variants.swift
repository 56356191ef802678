internal import Observations

extension ComparisonChecks {
  /// Names the variants that no submission can coincide with: those whose value cannot be observed,
  /// those that throw on every input, and those whose value has another type than the reference's.
  public func variantFaults(seed: UInt64) -> [String] {
    guard let own = conventions.first else { return [] }
    let scenarios = asked(seed: seed).flatMap(\.scenarios)
    let right = scenarios.map { try? own.expect($0) }
    return (conventions.dropFirst() + misconceptions + approximations).compactMap { variant in
      fault(of: variant, on: scenarios, right: right).map {
        "\(variant.id) can never be recognised: \($0)"
      }
    }
  }

  private func fault(
    of variant: Variant<Scenario>, on scenarios: [Scenario], right: [Trace?]
  ) -> String? {
    let expect = variant.expectation()
    var thrown: (any Error)?
    var otherType: (ObservedValue, ObservedValue)?
    var hasTrace = false
    var hasSameType = false
    for (scenario, right) in zip(scenarios, right) {
      do {
        let trace = try expect(scenario)
        hasTrace = true
        guard let expected = right?.result, let value = trace.result else { continue }
        if value.hasOtherType(than: expected) {
          otherType = otherType ?? (value, expected)
        } else {
          hasSameType = true
        }
      } catch let error as UnobservableType {
        return error.description
      } catch {
        thrown = thrown ?? error
      }
    }
    if let thrown, !hasTrace { return "it throws on every input, on the first one: \(thrown)" }
    guard let (value, expected) = otherType, !hasSameType else { return nil }
    return "it returns \(value.typeText) and the reference \(expected.typeText), which are never "
      + "equal; return the same type, or write it in the closure, as in `{ input -> Result in … }`"
  }

  /// Says on which input the answers of a submission first differ from a misconception.
  public func difference(
    of answers: [[Answer]], from misconception: String, seed: UInt64
  ) -> String? {
    guard
      let variant = (misconceptions + approximations).first(where: { $0.id == misconception })
    else { return nil }
    let expect = variant.expectation()
    for (asked, answers) in zip(asked(seed: seed), answers) {
      let comparing = asked.check.comparing.within(variant.tolerance)
      for (scenario, answer) in zip(asked.scenarios, answers) {
        guard let expected = try? expect(scenario) else { return nil }
        guard let trace = answer.trace else {
          return "\(describe(scenario)), the submission gives nothing"
        }
        let comparison = comparing.compare(
          expected: Trace(expected.rows.filter(decides)), actual: Trace(trace.rows.filter(decides)))
        if let divergence = comparison.divergence {
          return "\(describe(scenario)), \(divergence.sides(named: variant.id, "the submission"))"
        }
      }
    }
    return "the submission agrees with \(misconception) on every input, but too few of these are "
      + "wrong to name a mistake"
  }
}

extension Trace {
  /// What a function returned, where nothing else was observed.
  fileprivate var result: ObservedValue? {
    guard let row = rows.first, rows.count == 1, row.label == Self.resultLabel else { return nil }
    return row.value
  }
}

extension Divergence {
  /// Says what each of two sides gives.
  fileprivate func sides(named one: String, _ other: String) -> String {
    let place = place.isEmpty ? "" : "\(place), "
    switch kind {
    case .missing: return "\(place)\(one) gives \(ValueText.of(expected)) and \(other) nothing"
    case .unexpected: return "\(place)\(one) gives nothing and \(other) \(ValueText.of(actual))"
    case .values, .shape: break
    }
    let texts = (ValueText.of(expected), ValueText.of(actual))
    let pairs = Array(zip(expected.items, actual.items))
    guard texts.0 == texts.1, let index = pairs.firstIndex(where: { $0 != $1 }) else {
      return "\(place)\(one) gives \(texts.0) and \(other) \(texts.1)"
    }
    return "\(place)\(one) gives \(ValueText.of(pairs[index].0)) at index \(index) and \(other) "
      + ValueText.of(pairs[index].1)
  }
}
