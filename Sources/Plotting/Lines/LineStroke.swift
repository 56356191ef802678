/// Draws a line in its style: casing, colour and stripe, one over the other along the same path.
struct LineStroke {
  let path: PathData
  let look: LineStyle
  let role: Line.Role
  /// Whether a white casing separates the line from a coloured background.
  let cased: Bool
  /// Whether the line crosses itself so often that a thin one is easier to follow.
  var isCrowded = false

  private static let referenceWidth = 1.6
  private static let fadedWidth = 1.1
  /// The opacity of a faded line and its marks.
  static let fadedOpacity = ".5"
  private static let crowdedWidth = 1.1

  private var width: Double {
    switch role {
    case .subject: isCrowded ? LineStroke.crowdedWidth : look.width
    case .reference: isCrowded ? LineStroke.crowdedWidth : LineStroke.referenceWidth
    case .faded: LineStroke.fadedWidth
    }
  }

  /// Writes the line, inside a group with `LineRenderer.lineAttributes`.
  func draw(on canvas: inout Canvas) {
    let color = look.color.hex
    let dashes = role == .reference ? look.dashes : look.subjectDashes
    let stripe = role == .subject && !isCrowded ? look.stripe : nil
    guard cased && role != .faded || stripe != nil else {
      canvas.writer.element(
        "path",
        [
          "d": path.text, "stroke": color, "stroke-width": pixels(width),
          "stroke-dasharray": dashes, "stroke-linecap": dashes.isEmpty ? "" : "butt",
          "stroke-opacity": role == .faded ? LineStroke.fadedOpacity : "",
        ])
      return
    }
    // The path is written once, in the lowest layer; the layers above refer to it.
    let name = canvas.freshID()
    canvas.writer.group(
      cased
        ? [
          "stroke": "#fff", "stroke-opacity": ".75",
          "stroke-width": pixels(width + (isCrowded ? 0.7 : 1.4)),
          "stroke-dasharray": dashes, "stroke-linecap": dashes.isEmpty ? "" : "butt",
        ] : ["stroke": color, "stroke-width": pixels(width)]
    ) { $0.element("path", ["id": name, "d": path.text]) }
    if cased {
      canvas.writer.element(
        "use",
        [
          "href": "#\(name)", "stroke": color, "stroke-width": pixels(width),
          "stroke-dasharray": dashes, "stroke-linecap": dashes.isEmpty ? "" : "butt",
        ])
    }
    if let stripe {
      canvas.writer.element(
        "use",
        [
          "href": "#\(name)", "stroke": look.color.mixed(with: Color(0xFFFFFF), 0.8).hex,
          "stroke-width": ".7", "stroke-dasharray": stripe,
        ])
    }
  }
}
