internal import Autograd
internal import Checking
internal import Observations
internal import Rules
internal import SchedulesKit

/// Searches each piece of the cosine with warm-up for edits of its formula.
enum CosineSearch {
  typealias Script = CosineExercise.Script

  /// A piece as it is, with the name of what is wrong with it.
  fileprivate struct Piece {
    var name: String?
    var sentence = ""
    var mistake: FormulaMistake?
    let rate: CosineForm.Rate
  }

  static let family = Family<Script>(
    [],
    references: FormulaSearch.references(ScheduleRules.warm, in: "cosine")
      + FormulaSearch.references(ScheduleRules.progress, in: "cosine")
      + FormulaSearch.references(ScheduleRules.blend, in: "cosine")
  ) { runs, agrees in
    let calls = runs.flatMap { zip($0.scenario.calls, $0.trace.rows) }
    guard let warm = warmPiece(calls), let falling = fallingPiece(calls) else { return nil }
    let ends: [(String, CosineForm.Rate)] = [
      ("", \.floor), ("rises-again", falling.rate), ("zero-beyond", { _ in 0 }),
      ("peak-beyond", \.peak),
    ]
    for ((name, rate), isLate) in ends.flatMap({ end in [(end, false), (end, true)] }) {
      var form = CosineForm(warm: warm.rate, falling: falling.rate, beyond: rate)
      if isLate { form.isOver = { $0.step > $0.total } }
      let names = [warm.name, falling.name, name.isEmpty ? nil : name].compactMap(\.self)
      guard !names.isEmpty else { continue }
      let end = name.isEmpty ? "" : "Beyond `total` your rate is not the floor."
      let sentence = [warm.sentence, falling.sentence, end].filter { !$0.isEmpty }
        .joined(separator: " ")
      var variant = Variant<Script>("cosine.\(names.joined(separator: "+"))", sentence) { [form] in
        $0.trace(of: form.rate)
      }
      if let mistake = falling.mistake ?? warm.mistake { variant = variant.explained(by: mistake) }
      if agrees(variant) { return variant }
    }
    return nil
  }

  /// Returns the samples of a formula from the calls of a piece.
  private static func samples(
    _ calls: [(CosineCall, Trace.Row)], where isOfPiece: (CosineCall) -> Bool,
    _ sample: (CosineCall, Double) -> FormulaSearch.Sample?
  ) -> [FormulaSearch.Sample] {
    FormulaSearch.samples(calls.filter { isOfPiece($0.0) }, sample)
  }

  fileprivate static func warmPiece(_ calls: [(CosineCall, Trace.Row)]) -> Piece? {
    let samples = samples(calls, where: { $0.step < $0.warmup }) { call, rate in
      FormulaSearch.Sample(
        hyperparameters: [call.peak, call.floor, Double(call.warmup), Double(call.total)],
        input: Double(call.step), value: rate)
    }
    let searches = [ScheduleRules.warm, ScheduleRules.warmFromZero].enumerated().map {
      FormulaSearch($1, in: "cosine", isLessonsOwn: $0 == 0)
    }
    if searches[0].isRight(samples) { return Piece(rate: \.warmRate) }
    if searches[1].isRight(samples) { return Piece(rate: \.warmRateFromZero) }
    func accepts(_ piece: Piece) -> Bool {
      calls.allSatisfy { call, row in call.step >= call.warmup || piece.gives(row, for: call) }
    }
    if let named = named(CosineMistakes.warmPieces, \.warm, where: accepts) { return named }
    for search in searches {
      let piece = search.match(samples) { match in
        let runner = FormulaRunner(match.rule)
        return Piece(name: match.name, sentence: match.sentence, mistake: match.mistake) {
          runner.value(
            [$0.peak, $0.floor, Double($0.warmup), Double($0.total)], Double($0.step))
        }
      } accepts: {
        accepts($0)
      }
      if let piece { return piece }
    }
    return nil
  }

  fileprivate static func fallingPiece(_ calls: [(CosineCall, Trace.Row)]) -> Piece? {
    let inside = { @Sendable (call: CosineCall) in
      call.step >= call.warmup && call.step < call.total
    }
    func accepts(_ piece: Piece) -> Bool {
      calls.allSatisfy { call, row in !inside(call) || piece.gives(row, for: call) }
    }
    let right = Piece { $0.blended($0.progress) }
    if accepts(right) { return right }
    if let named = named(CosineMistakes.fallingPieces, \.falling, where: accepts) { return named }
    let values = samples(calls, where: inside) { call, rate in
      FormulaSearch.Sample(
        hyperparameters: [call.peak, call.floor], input: cos(.pi * call.progress), value: rate)
    }
    let blend = FormulaSearch(ScheduleRules.blend, in: "cosine").match(values) { match in
      let runner = FormulaRunner(match.rule)
      return Piece(name: match.name, sentence: match.sentence, mistake: match.mistake) {
        runner.value([$0.peak, $0.floor], cos(.pi * $0.progress))
      }
    } accepts: {
      accepts($0)
    }
    if let blend { return blend }
    let progresses = samples(calls, where: inside) { call, rate in
      progress(of: call, rate).map {
        FormulaSearch.Sample(
          hyperparameters: [Double(call.warmup), Double(call.total)], input: Double(call.step),
          value: $0)
      }
    }
    return FormulaSearch(ScheduleRules.progress, in: "cosine").match(progresses, within: 1e-7) {
      match in
      let runner = FormulaRunner(match.rule)
      return Piece(name: match.name, sentence: match.sentence, mistake: match.mistake) {
        $0.blended(runner.value([Double($0.warmup), Double($0.total)], Double($0.step)))
      }
    } accepts: {
      accepts($0)
    }
  }

  /// Returns the first mistake with a name whose piece is accepted.
  private static func named(
    _ mistakes: [CosineMistakes.Mistake], _ rate: (CosineForm) -> CosineForm.Rate,
    where accepts: (Piece) -> Bool
  ) -> Piece? {
    for mistake in mistakes {
      let piece = Piece(
        name: mistake.id, sentence: "Your rate \(mistake.predicate)", rate: rate(mistake.form))
      if accepts(piece) { return piece }
    }
    return nil
  }

  /// Returns the progress at which a rate lies on the cosine; nil where it is not known precisely.
  private static func progress(of call: CosineCall, _ rate: Double) -> Double? {
    guard call.peak != call.floor else { return nil }
    let cosine = 2 * (rate - call.floor) / (call.peak - call.floor) - 1
    guard abs(cosine) < 0.95 else { return nil }
    // Newton's method on cos πp = c, from the middle.
    var p = 0.5
    for _ in 0..<60 {
      p += (cos(.pi * p) - cosine) / (.pi * sin(.pi * p))
    }
    return p
  }
}

extension CosineSearch.Piece {
  /// Whether a call's row has the rate of the piece.
  fileprivate func gives(_ row: Trace.Row, for call: CosineCall) -> Bool {
    guard let actual = row.values.first else { return false }
    let expected = rate(call)
    return Tolerance.standard.accepts(actual, for: expected)
      || !actual.isFinite && !expected.isFinite
  }
}
