internal import YAMLReading

/// The parts of a hint's tag that could be read, for checks that compare hints and exercises.
struct HintDraft: Sendable {
  let exercise: String?
  let level: Int?
  let when: String?
  let position: SourcePosition

  private static let known = ["data-hint", "data-level", "data-when"]

  init(_ tag: HintTag, at position: SourcePosition, faults: inout [LessonFault]) {
    self.position = position
    func fault(_ message: String) { faults.append(LessonFault(message, at: position)) }
    func value(_ name: String) -> String? { tag.attributes.first { $0.name == name }?.value }

    for (name, _) in tag.attributes where name.hasPrefix("data-") && !Self.known.contains(name) {
      fault("`\(name)` is no attribute of a hint; \(suggestion(for: name, among: Self.known))")
    }
    exercise = value("data-hint").flatMap { $0.isEmpty ? nil : $0 }
    if exercise == nil {
      fault("the hint names no exercise; write its id: data-hint=\"…\"")
    }
    let level = value("data-level")
    self.level = level.flatMap(Int.init).flatMap { (1...99).contains($0) ? $0 : nil }
    if level == nil {
      fault("the hint has no level; add data-level=\"1\", and 2 to one that gives away more")
    } else if self.level == nil {
      fault("`\(level ?? "")` is no level of a hint; write a whole number from 1 to 99")
    }
    when = value("data-when")
    if when?.isEmpty == true {
      fault("data-when is empty; name a misconception or a quantity, or drop it")
    }
    if tag.summary == nil {
      fault("the hint has no summary; write <summary>…</summary> right behind its tag")
    }
  }
}
