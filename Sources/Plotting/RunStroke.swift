/// A run's line in its style: casing, colour and stripe, one over the other along the same path.
struct RunStroke {
  let path: PathData
  let look: RunStyle
  let role: Run.Role
  /// Whether a white casing sets the line off from a coloured ground.
  let cased: Bool

  private static let referenceWidth = 1.6

  /// Writes the line; what is around it says that nothing is filled and that ends are round.
  func draw(on sheet: inout Sheet) {
    let color = look.color.hex
    let width = role == .subject ? look.width : RunStroke.referenceWidth
    let dashes = role == .subject ? "" : look.dashes
    let stripe = role == .subject ? look.stripe : nil
    guard cased || stripe != nil else {
      sheet.writer.element(
        "path",
        [
          "d": path.text, "stroke": color, "stroke-width": pixels(width),
          "stroke-dasharray": dashes, "stroke-linecap": dashes.isEmpty ? "" : "butt",
        ])
      return
    }
    // The path is written once, with the lowest layer, and used again for those above.
    let name = sheet.freshID()
    sheet.writer.group(
      cased
        ? [
          "stroke": "#fff", "stroke-opacity": ".75", "stroke-width": pixels(width + 1.4),
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
