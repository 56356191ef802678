internal import Checking
internal import SchedulesKit

/// The mistakes in the cosine with warm-up that have a name.
enum CosineMistakes {
  typealias Script = CosineExercise.Script

  /// Each with either warm-up that is accepted.
  static let all: [Variant<Script>] = [CosineForm.lessons, .fromZero].flatMap { form in
    let mistakes = warmups(form) + progresses(form) + values(form) + ends(form)
    let caching = RateFamilies<CosineCall>.caching("cosine", step: \.step, rate: form.rate)
    return mistakes.map(\.variant) + [caching]
  }

  /// A step too many in the warm-up, together with another mistake after it.
  static let overshooting = Family<Script>([]) { _, agrees in
    for form in [CosineForm.lessons, .fromZero] {
      for mistake in progresses(form) + values(form) + ends(form) {
        var wrong = mistake.form
        wrong.isWarm = { $0.step <= $0.warmup && $0.warmup > 0 }
        let both = Mistake(
          id: "warmup-overshoots+\(mistake.id)",
          predicate: "has a step too many in its warm-up, and \(mistake.predicate)", form: wrong)
        if agrees(both.variant) { return both.variant }
      }
    }
    return nil
  }

  /// What only some calls show.
  static let circumstances = RateFamilies<CosineCall>.onlyWhere(
    [
      circumstance("only-at-total", "is wrong at step `total` alone, where it should be the floor.")
      { $0.step == $0.total },
      circumstance("only-beyond", "is wrong only from `total` on, where it should be the floor.") {
        $0.step >= $0.total
      },
      circumstance("only-at-peak", "is wrong at step `warmup` alone, where it should be the peak.")
      {
        $0.step == $0.warmup
      },
      circumstance("only-without-warmup", "is wrong only where the warm-up has no steps.") {
        $0.warmup == 0
      },
      circumstance("only-with-short-warmup", "is wrong only where the warm-up has one step.") {
        $0.warmup == 1
      },
      circumstance("only-with-floor", "is right where the floor is 0, and wrong where it is not.") {
        $0.floor != 0
      },
      circumstance("only-in-warmup", "is wrong in the warm-up, and right after it.") {
        $0.step < $0.warmup
      },
      circumstance(
        "only-on-cosine",
        "is wrong on the cosine, between the warm-up and `total`, and right elsewhere."
      ) { $0.step >= $0.warmup && $0.step < $0.total },
    ], rates: [CosineForm.lessons.rate, CosineForm.fromZero.rate])

  private static func circumstance(
    _ id: String, _ predicate: String, holds: @escaping @Sendable (CosineCall) -> Bool
  ) -> Circumstance<CosineCall> {
    Circumstance("cosine.\(id)", "Your rate \(predicate)", holds: holds)
  }

  /// The mistakes in the warm-up, and those between it and the end.
  static let warmPieces = warmups(.lessons)
  static let fallingPieces = progresses(.lessons) + values(.lessons)

  struct Mistake {
    let id: String
    let predicate: String
    let form: CosineForm

    var variant: Variant<Script> {
      Variant("cosine.\(id)", "Your rate \(predicate)") { [form] in $0.trace(of: form.rate) }
    }
  }

  private static func mistake(
    _ id: String, _ predicate: String, in form: CosineForm, _ change: (inout CosineForm) -> Void
  ) -> Mistake {
    var form = form
    change(&form)
    return Mistake(id: id, predicate: predicate, form: form)
  }

  private static func warmups(_ right: CosineForm) -> [Mistake] {
    func warm(_ id: String, _ predicate: String, _ rate: @escaping CosineForm.Rate) -> Mistake {
      mistake(id, predicate, in: right) { $0.warm = rate }
    }
    return [
      mistake(
        "warmup-overshoots", "has a step too many in its warm-up: step `warmup` is above the peak.",
        in: right
      ) { $0.isWarm = { $0.step <= $0.warmup && $0.warmup > 0 } },
      // In a warm-up of no steps, step 0 is computed by a division by zero.
      mistake(
        "warmup-overshoots", "has a step too many in its warm-up, step `warmup`.", in: right
      ) { $0.isWarm = { $0.step <= $0.warmup } },
      mistake("warmup-too-short", "ends its warm-up one step early.", in: right) {
        $0.isWarm = { $0.step < $0.warmup - 1 }
      },
      warm("warmup-off-by-one", "climbs by peak / (warmup + 1) in each step of the warm-up.") {
        $0.peak * Double($0.step + 1) / Double($0.warmup + 1)
      },
      warm("warmup-off-by-one", "climbs by peak / (warmup − 1) in each step of the warm-up.") {
        $0.peak * Double($0.step) / Double($0.warmup - 1)
      },
      warm("warmup-off-by-one", "has a warm-up that is two steps ahead.") {
        $0.peak * Double($0.step + 2) / Double($0.warmup)
      },
      warm("warmup-from-floor", "climbs from the floor, where it should climb from zero.") {
        $0.floor + ($0.peak - $0.floor) * Double($0.step + 1) / Double($0.warmup)
      },
      warm("warmup-from-floor", "climbs from the floor, where it should climb from zero.") {
        $0.floor + ($0.peak - $0.floor) * Double($0.step) / Double($0.warmup)
      },
      warm("no-warmup", "is the peak in the warm-up.", \.peak),
      warm("warmup-is-zero", "is 0 in the warm-up.") { _ in 0 },
      warm("integer-division", "is 0 in the warm-up: the whole numbers divide to 0.") {
        $0.warmup == 0 ? 0 : $0.peak * Double(($0.step + 1) / $0.warmup)
      },
      warm("integer-division", "is 0 in the warm-up: the whole numbers divide to 0.") {
        $0.warmup == 0 ? 0 : $0.peak * Double($0.step / $0.warmup)
      },
      warm("warmup-of-total", "climbs as if the warm-up took all steps.") {
        $0.peak * Double($0.step + 1) / Double($0.total)
      },
      warm("warmup-falls", "falls in the warm-up, where it should climb.") {
        $0.peak * (1 - Double($0.step) / Double($0.warmup))
      },
      warm("warmup-falls", "falls in the warm-up, where it should climb.") {
        $0.peak * (1 - Double($0.step + 1) / Double($0.warmup))
      },
      warm("warmup-quadratic", "climbs along a parabola, where it should climb along a line.") {
        let part = Double($0.step + 1) / Double($0.warmup)
        return $0.peak * part * part
      },
      mistake("no-warmup", "has no warm-up: the cosine begins at step 0.", in: right) {
        $0.isWarm = { _ in false }
        $0.falling = { $0.blended(Double($0.step) / Double($0.total)) }
      },
      mistake("no-warmup", "has no warm-up: before step `warmup` it is on the cosine.", in: right) {
        $0.isWarm = { _ in false }
      },
      mistake(
        "warmup-times-cosine",
        "multiplies the cosine by the warm-up, where they should take turns.",
        in: right
      ) { form in
        let warm = right.warm
        form.warm = { call in
          call.blended(Double(call.step) / Double(call.total)) * warm(call) / call.peak
        }
        form.falling = { $0.blended(Double($0.step) / Double($0.total)) }
      },
    ]
  }

  private static func progresses(_ right: CosineForm) -> [Mistake] {
    func progress(
      _ id: String, _ predicate: String, _ progress: @escaping CosineForm.Rate
    ) -> [Mistake] {
      let form = right.progressing(progress)
      var endless = form
      endless.beyond = form.falling
      var clamped = right.progressing { min(1, progress($0)) }
      clamped.beyond = clamped.falling
      return [form, clamped, endless].map { Mistake(id: id, predicate: predicate, form: $0) }
    }
    return progress("progress-from-zero", "jumps after the warm-up: its cosine began at step 0.") {
      Double($0.step) / Double($0.total)
    }
      + progress(
        "progress-from-zero", "jumps after the warm-up: its cosine began at step 0.",
        { Double($0.step) / Double($0.total - $0.warmup) })
      + progress(
        "length-with-warmup",
        "falls too slowly: the steps after the warm-up are divided by all steps.",
        { Double($0.step - $0.warmup) / Double($0.total) })
      + progress(
        "length-with-warmup", "falls too slowly: the warm-up is added to the length of the cosine.",
        { Double($0.step - $0.warmup) / Double($0.total + $0.warmup) })
      + progress(
        "a-step-ahead", "is one step ahead on the cosine.",
        { Double($0.step - $0.warmup + 1) / Double($0.total - $0.warmup) })
      + progress(
        "a-step-behind", "is one step behind on the cosine.",
        { Double($0.step - $0.warmup - 1) / Double($0.total - $0.warmup) })
      + progress(
        "floor-too-soon", "reaches the floor one step before `total`.",
        { Double($0.step - $0.warmup) / Double($0.total - $0.warmup - 1) })
      + progress(
        "floor-too-late", "would reach the floor one step after `total`.",
        { Double($0.step - $0.warmup) / Double($0.total - $0.warmup + 1) })
      + progress(
        "full-cosine", "goes down and up again: it takes a whole cosine, not half of one.",
        { 2 * $0.progress })
      + progress(
        "quarter-cosine", "takes a quarter of a cosine, not half of one.", { $0.progress / 2 })
      + progress("without-pi", "takes the cosine without π.", { $0.progress / .pi })
      + progress(
        "degrees", "takes an angle in degrees; `cos` takes radians.", { $0.progress * 180 / .pi })
      + progress(
        "integer-division", "stays at the peak: the whole numbers divide to 0.",
        { call in
          let length = call.total - call.warmup
          return length == 0 ? 0 : Double((call.step - call.warmup) / length)
        })
      + progress(
        "rises", "climbs from the floor to the peak, where it should fall.", { 1 - $0.progress })
      + progress("stays-at-peak", "stays at the peak after the warm-up.", { _ in 0 })
  }

  private static func values(_ right: CosineForm) -> [Mistake] {
    func value(
      _ id: String, _ predicate: String, _ value: @escaping @Sendable (CosineCall, Double) -> Double
    ) -> [Mistake] {
      var form = right
      form.falling = { value($0, cos(.pi * $0.progress)) }
      var clamped = form
      clamped.beyond = { value($0, cos(.pi * min(1, $0.progress))) }
      return [form, clamped].map { Mistake(id: id, predicate: predicate, form: $0) }
    }
    return value("twice", "is twice too far above the floor: halve 1 + cos.") {
      $0.floor + ($0.peak - $0.floor) * (1 + $1)
    }
      + value(
        "floor-not-subtracted", "begins its cosine above the peak, by the floor.",
        { $0.floor + $0.peak * (1 + $1) / 2 })
      + value("floor-ignored", "falls to 0, not to the floor.", { $0.peak * (1 + $1) / 2 })
      + value(
        "floor-as-bound", "falls toward 0 and is cut off at the floor.",
        { max($0.floor, $0.peak * (1 + $1) / 2) })
      + value("without-one", "goes below the floor: the 1 in 1 + cos is missing.") {
        $0.floor + ($0.peak - $0.floor) * $1 / 2
      }
      + value(
        "without-one", "goes below the floor: the 1 in 1 + cos is missing.",
        { $0.floor + ($0.peak - $0.floor) * $1 })
      + value(
        "brackets-missing", "halves the cosine alone: put 1 + cos into brackets.",
        { $0.floor + ($0.peak - $0.floor) * 1 + $1 / 2 })
      + value(
        "brackets-missing", "multiplies the floor by 1 + cos, too: put peak − floor into brackets.",
        { $0.floor + $0.peak - $0.floor * (1 + $1) / 2 })
      + value(
        "floor-added-to-peak",
        "is multiplied by the sum of peak and floor, not by their difference.",
        { ($0.peak + $0.floor) * (1 + $1) / 2 })
      + quarters(right)
      + value(
        "linear", "falls along a line, not along a cosine.",
        { call, _ in call.peak + (call.floor - call.peak) * call.progress }
      ).prefix(1)
      + value(
        "rises", "climbs from the floor to the peak, where it should fall.",
        { $0.floor + ($0.peak - $0.floor) * (1 - $1) / 2 })
      + value("sine", "takes a sine, not a cosine.") { call, _ in
        call.floor + (call.peak - call.floor) * (1 + sin(.pi * call.progress)) / 2
      }.prefix(1)
  }

  /// The cosine of a quarter turn, without 1 + cos: it falls from the peak to the floor, too.
  private static func quarters(_ right: CosineForm) -> [Mistake] {
    let courses: [@Sendable (Double) -> Double] = [
      { cos(.pi / 2 * $0) }, { abs(cos(.pi / 2 * $0)) },
    ]
    return courses.flatMap { course in
      [false, true].map { goesOn in
        mistake(
          "quarter-cosine", "takes a quarter of a cosine, which falls fastest at its end.",
          in: right
        ) { form in
          form.falling = { $0.floor + ($0.peak - $0.floor) * course($0.progress) }
          if goesOn { form.beyond = form.falling }
        }
      }
    }
  }

  private static func ends(_ right: CosineForm) -> [Mistake] {
    [
      mistake("rises-again", "climbs again beyond `total`.", in: right) {
        $0.beyond = $0.falling
      },
      mistake("zero-beyond", "is 0 beyond `total`, where it should be the floor.", in: right) {
        $0.beyond = { _ in 0 }
      },
      mistake("zero-beyond", "is 0 beyond `total`, where it should be the floor.", in: right) {
        $0.isOver = { $0.step > $0.total }
        $0.beyond = { _ in 0 }
      },
      mistake("peak-beyond", "is the peak beyond `total`, where it should be the floor.", in: right)
      {
        $0.beyond = \.peak
      },
      mistake("peak-beyond", "is the peak beyond `total`, where it should be the floor.", in: right)
      {
        $0.isOver = { $0.step > $0.total }
        $0.beyond = \.peak
      },
      mistake("floor-too-soon", "is at the floor one step before `total`.", in: right) {
        $0.isOver = { $0.step >= $0.total - 1 }
      },
      mistake(
        "end-condition-reversed", "is the floor before `total`, and on the cosine beyond it.",
        in: right
      ) {
        $0.isOver = { $0.step <= $0.total }
      },
      mistake(
        "ends-after-warmup", "takes `total` for the steps after the warm-up.", in: right
      ) {
        $0.falling = { $0.blended(Double($0.step - $0.warmup) / Double($0.total)) }
        $0.isOver = { $0.step >= $0.total + $0.warmup }
      },
      mistake("starts-over", "starts over at `total`.", in: right) {
        $0.beyond = { [falling = $0.falling] call in
          var call = call
          let length = max(1, call.total - call.warmup)
          call.step = call.warmup + (call.step - call.warmup) % length
          return falling(call)
        }
      },
      mistake("never-warm-nor-cold", "is the peak in every step.", in: right) {
        $0 = CosineForm(warm: \.peak, falling: \.peak, beyond: \.peak)
      },
    ]
  }
}
