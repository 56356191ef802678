internal import Foundation
internal import VisibleText

/// The scores of the graded submissions, and how often each range of scores occurs.
struct ScoreDistribution {
  /// A range of scores.
  struct Bin {
    let label: String
    let count: Int
  }

  let count: Int
  let bins: [Bin]
  private let scores: [Int]
  private let maxScore: Int

  init(_ results: ClassResults) {
    scores = results.graded.map { $0.score(in: results.exercises) }.sorted()
    count = scores.count
    maxScore = results.maxScore
    let width = max(1, (maxScore + 9) / 10)
    let starts = Array(stride(from: 0, to: max(maxScore, 1), by: width))
    var counts = [Int](repeating: 0, count: starts.count + 1)
    for score in scores {
      counts[score >= maxScore ? starts.count : max(0, score) / width] += 1
    }
    let most = maxScore
    var labels = starts.map { start in
      let end = min(start + width, most) - 1
      return end > start ? "\(start)–\(end)" : "\(start)"
    }
    labels.append(scores.last ?? 0 > maxScore ? "\(maxScore) or more" : "\(maxScore)")
    bins = zip(labels, counts).map(Bin.init)
  }

  /// Returns the score below which a share of the scores lies, interpolated between two scores; nil
  /// without scores.
  func quantile(_ share: Double) -> Double? {
    guard let last = scores.last else { return nil }
    let position = share * Double(count - 1)
    let index = Int(position)
    guard index + 1 < count else { return Double(last) }
    let fraction = position - Double(index)
    return Double(scores[index]) + fraction * Double(scores[index + 1] - scores[index])
  }

  /// The mean; nil without scores.
  var mean: Double? {
    scores.isEmpty ? nil : Double(scores.reduce(0, +)) / Double(count)
  }

  /// The distribution in words.
  var sentence: String {
    guard let mean, let median = quantile(0.5), let lower = quantile(0.25),
      let upper = quantile(0.75)
    else { return "No submission was graded." }
    let noun = count == 1 ? "1 graded submission" : "\(count) graded submissions"
    return "\(noun), without the bonus: mean \(Self.text(mean)), median \(Self.text(median)), the"
      + " middle half between \(Self.text(lower)) and \(Self.text(upper)) of \(maxScore) points."
  }

  /// Returns a number with one decimal, or none where it is whole.
  static func text(_ number: Double) -> String {
    let text = String(format: "%.1f", number)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// The distribution as an SVG element: a bar for each range.
  var drawing: String {
    guard count > 0 else { return "" }
    let most = bins.map(\.count).max() ?? 1
    let height = 21 * bins.count + 4
    let alternative = bins.map { "\($0.label): \($0.count)" }.joined(separator: "; ")
    var svg =
      "<svg class=\"histogram\" viewBox=\"0 0 400 \(height)\" role=\"img\""
      + " aria-labelledby=\"distribution distribution.numbers\">\n"
      + "<title id=\"distribution\">Submissions by score</title>\n"
      + "<desc id=\"distribution.numbers\">\(alternative.escapedForMarkup).</desc>\n"
      + "<line x1=\"80\" y1=\"0\" x2=\"80\" y2=\"\(height)\"/>\n"
    for (index, bin) in bins.enumerated() {
      let top = 21 * index + 4
      let width = String(format: "%.1f", 270 * Double(bin.count) / Double(most))
      svg += "<text x=\"72\" y=\"\(top + 12)\" text-anchor=\"end\">\(bin.label)</text>"
      guard bin.count > 0 else {
        svg += "\n"
        continue
      }
      svg += "<rect x=\"80\" y=\"\(top)\" width=\"\(width)\" height=\"16\"/>"
      svg +=
        "<text x=\"\(Double(width).map { $0 + 86 } ?? 86)\" y=\"\(top + 12)\">\(bin.count)</text>\n"
    }
    return svg + "</svg>"
  }
}
