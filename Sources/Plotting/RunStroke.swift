/// A run's line in its style: casing, colour and stripe, one over the other along the same path.
struct RunStroke {
  let path: PathData
  let look: RunStyle
  let role: Run.Role
  /// Whether a white casing sets the line off from a coloured background.
  let cased: Bool
  /// Whether the line crosses itself so often that a thin one is easier to follow.
  var isCrowded = false

  private static let referenceWidth = 1.6
  private static let fadedWidth = 1.1
  /// The opacity of a faded run's line and marks.
  static let fadedOpacity = ".5"
  private static let crowdedWidth = 1.1

  private var width: Double {
    switch role {
    case .subject: isCrowded ? RunStroke.crowdedWidth : look.width
    case .reference: isCrowded ? RunStroke.crowdedWidth : RunStroke.referenceWidth
    case .faded: RunStroke.fadedWidth
    }
  }

  /// Writes the line; what is around it says that nothing is filled and that ends are round.
  func draw(on sheet: inout Sheet) {
    let color = look.color.hex
    let dashes = role == .reference ? look.dashes : look.subjectDashes
    let stripe = role == .subject && !isCrowded ? look.stripe : nil
    guard cased && role != .faded || stripe != nil else {
      sheet.writer.element(
        "path",
        [
          "d": path.text, "stroke": color, "stroke-width": pixels(width),
          "stroke-dasharray": dashes, "stroke-linecap": dashes.isEmpty ? "" : "butt",
          "stroke-opacity": role == .faded ? RunStroke.fadedOpacity : "",
        ])
      return
    }
    // The path is written once, with the lowest layer, and used again for those above.
    let name = sheet.freshID()
    sheet.writer.group(
      cased
        ? [
          "stroke": "#fff", "stroke-opacity": ".75",
          "stroke-width": pixels(width + (isCrowded ? 0.7 : 1.4)),
          "stroke-dasharray": dashes, "stroke-linecap": dashes.isEmpty ? "" : "butt",
        ] : ["stroke": color, "stroke-width": pixels(width)]
    ) { $0.element("path", ["id": name, "d": path.text]) }
    if cased {
      sheet.writer.element(
        "use",
        [
          "href": "#\(name)", "stroke": color, "stroke-width": pixels(width),
          "stroke-dasharray": dashes, "stroke-linecap": dashes.isEmpty ? "" : "butt",
        ])
    }
    if let stripe {
      sheet.writer.element(
        "use",
        [
          "href": "#\(name)", "stroke": look.color.mixed(with: Color(0xFFFFFF), 0.8).hex,
          "stroke-width": ".7", "stroke-dasharray": stripe,
        ])
    }
  }
}
