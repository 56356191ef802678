extension LineStyle {
  /// The dashes of the further lines of a style: the subject's and its reference's.
  private static let variantDashes = [
    (subject: "10 4", reference: "1.5 2"), (subject: "2 4", reference: "6 2"),
    (subject: "10 4 2 4", reference: "3 3"), (subject: "5 5", reference: "4 2 1 2"),
    (subject: "14 3 2 3 2 3", reference: "8 2 2 2"),
  ]
  /// Markers that no style of `all` uses.
  private static let variantMarkers: [Marker] = [.invertedTriangle, .plus, .pentagon]

  /// Returns the style of a further line of the same colour, with other dashes and another marker.
  ///
  /// Number 0 is the style itself; the 15 after it differ from one another.
  package func variant(_ number: Int) -> LineStyle {
    guard number > 0 else { return self }
    let dashes = LineStyle.variantDashes[(number - 1) % LineStyle.variantDashes.count]
    var result = self
    result.marker = LineStyle.variantMarkers[(number - 1) % LineStyle.variantMarkers.count]
    result.stripe = nil
    result.dashes = dashes.reference
    result.subjectDashes = dashes.subject
    return result
  }
}
