/// The boxes of a figure's texts, so that no label covers another.
struct LabelSpace {
  private(set) var taken: [Box] = []

  /// Reserves the box of a text if it is free.
  ///
  /// - Returns: Whether it was free.
  mutating func take(
    _ text: String, at p: Point, anchor: Anchor, size: Double, isVertical: Bool
  ) -> Bool {
    let width = Style.width(of: text, size: size)
    let before =
      switch anchor {
      case .start: 0.0
      case .middle: width / 2
      case .end: width
      }
    let box =
      isVertical
      ? Box(x: p.x - size * 0.8, y: p.y + before - width, width: size, height: width)
      : Box(x: p.x - before, y: p.y - size * 0.8, width: width, height: size)
    guard !taken.contains(where: { $0.overlaps(box) }) else { return false }
    taken.append(box)
    return true
  }

  mutating func reserve(_ box: Box) { taken.append(box) }
}
