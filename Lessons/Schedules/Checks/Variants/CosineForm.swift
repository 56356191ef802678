internal import SchedulesKit

/// A schedule in three pieces, each of which can be wrong.
struct CosineForm: Sendable {
  typealias Rate = @Sendable (CosineCall) -> Double

  var warm: Rate = \.warmRate
  var falling: Rate = { $0.blended($0.progress) }
  var beyond: Rate = \.floor
  var isWarm: @Sendable (CosineCall) -> Bool = { $0.step < $0.warmup }
  var isOver: @Sendable (CosineCall) -> Bool = { $0.step >= $0.total }

  static let lessons = CosineForm()
  static let fromZero = CosineForm(warm: \.warmRateFromZero)

  /// The rate of a call. A step that belongs to the warm-up and is beyond the end belongs to the
  /// warm-up.
  func rate(_ call: CosineCall) -> Double {
    isWarm(call) ? warm(call) : isOver(call) ? beyond(call) : falling(call)
  }

  /// Returns the form with another course of the cosine from `progress`, which is clamped or not.
  func progressing(_ progress: @escaping Rate) -> CosineForm {
    var form = self
    form.falling = { $0.blended(progress($0)) }
    return form
  }
}
