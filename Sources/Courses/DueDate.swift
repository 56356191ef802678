package import Foundation

/// The date and time at which submissions are due, such as `2026-03-01T23:59:00Z`.
package struct DueDate: Hashable, Sendable {
  package let date: Date

  /// An example of the accepted form, for messages.
  package static let example = "2026-03-01T23:59:00Z"

  /// Reads a date and time of ISO 8601 with a time zone. Returns nil for another form, and for a date
  /// that the calendar does not have.
  package init?(_ text: String) {
    let form =
      /([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?(Z|[+-][0-9]{2}:?[0-9]{2})/
    guard let match = text.wholeMatch(of: form), let zone = Self.zone(match.7) else { return nil }
    let parts = DateComponents(
      calendar: Calendar(identifier: .gregorian), timeZone: zone, year: Int(match.1),
      month: Int(match.2), day: Int(match.3), hour: Int(match.4), minute: Int(match.5),
      second: match.6.map { Int($0) ?? 0 } ?? 0)
    guard parts.isValidDate, let date = parts.date else { return nil }
    self.date = date
  }

  /// Reads `Z` or an offset of up to 14 hours from Greenwich.
  private static func zone(_ text: Substring) -> TimeZone? {
    if text == "Z" { return .gmt }
    let digits = text.dropFirst().filter(\.isNumber)
    guard let hours = Int(digits.prefix(2)), let minutes = Int(digits.suffix(2)), minutes < 60,
      hours * 60 + minutes <= 14 * 60
    else { return nil }
    let seconds = (hours * 60 + minutes) * 60
    return TimeZone(secondsFromGMT: text.hasPrefix("-") ? -seconds : seconds)
  }

  /// The date and time in Greenwich, in the form that ``init(_:)`` reads.
  package var text: String { date.formatted(.iso8601) }

  /// The date and time in Greenwich, as `2026-03-01 23:59 UTC`.
  package var words: String {
    let text = text
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5)) UTC"
  }
}
