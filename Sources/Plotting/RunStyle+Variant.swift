extension RunStyle {
  /// The dashes of further runs of one style: a subject's, and its reference's.
  private static let variantDashes = [
    (subject: "10 4", reference: "1.5 2"), (subject: "2 4", reference: "6 2"),
    (subject: "10 4 2 4", reference: "3 3"), (subject: "5 5", reference: "4 2 1 2"),
    (subject: "14 3 2 3 2 3", reference: "8 2 2 2"),
  ]
  /// Markers that no style has of its own.
  private static let variantMarkers: [Marker] = [.invertedTriangle, .plus, .pentagon]

  /// Returns the style of another run of the same optimizer: the colour stays, the dashes and the
  /// marker change. The first, 0, has the style itself; 15 further ones differ from one another.
  package func variant(_ number: Int) -> RunStyle {
    guard number > 0 else { return self }
    let dashes = RunStyle.variantDashes[(number - 1) % RunStyle.variantDashes.count]
    var result = self
    result.marker = RunStyle.variantMarkers[(number - 1) % RunStyle.variantMarkers.count]
    result.stripe = nil
    result.dashes = dashes.reference
    result.subjectDashes = dashes.subject
    return result
  }
}
