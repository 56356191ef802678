/// Suggests what to write instead of an unknown word: the most similar known word, or all known words
/// where none is similar.
package func suggestion(for word: String, among known: [String]) -> String {
  let distances = known.map {
    (distance: editDistance(word.lowercased(), $0.lowercased()), word: $0)
  }
  if let nearest = distances.min(by: { $0.distance < $1.distance }),
    nearest.distance <= max(1, nearest.word.count / 3)
  {
    return "did you mean `\(nearest.word)`?"
  }
  if known.isEmpty { return "there is none" }
  return "known: " + known.map { "`\($0)`" }.joined(separator: ", ")
}

/// Counts the letters to insert, drop, replace or swap with their neighbour to make one word of the
/// other (Damerau, 1964).
package func editDistance(_ left: String, _ right: String) -> Int {
  // Known words are shorter than this. The limit bounds the time.
  guard left.utf8.count <= 100, right.utf8.count <= 100 else { return .max }
  let left = Array(left)
  let right = Array(right)
  var rows = [Array(0...right.count)]
  for (above, letter) in left.enumerated() {
    var row = [above + 1]
    for (before, other) in right.enumerated() {
      var least = min(rows[above][before] + (letter == other ? 0 : 1), rows[above][before + 1] + 1)
      least = min(least, row[before] + 1)
      if above > 0, before > 0, letter == right[before - 1], left[above - 1] == other {
        least = min(least, rows[above - 1][before - 1] + 1)
      }
      row.append(least)
    }
    rows.append(row)
  }
  return rows[left.count][right.count]
}
