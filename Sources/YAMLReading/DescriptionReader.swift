/// Reads a YAML mapping key by key, and collects its faults, each with its place.
///
///     var reader = try DescriptionReader(yaml, of: "a figure")
///     let title = reader.text("title")
///     let steps = reader.whole("steps", in: 1...1000, default: 100)
///     try reader.finish()
///
/// A value that is missing or faulty is read as its default or as some value that is allowed, so that
/// reading continues; `finish` then throws.
public struct DescriptionReader {
  /// The name of the described thing in messages, such as `a run of adam`.
  public var subject: String
  /// Where the mapping begins.
  public let place: YAMLPlace
  public private(set) var faults: [YAMLFault] = []

  private var entries: [YAMLValue.Entry] = []
  private var known: [String] = []
  private var allowsOtherKeys = false
  /// The keys whose faults were reported already.
  private var faulty: Set<String> = []

  /// Reads a document.
  ///
  /// - Throws: The fault, if it is no YAML mapping.
  public init(_ yaml: String, of subject: String) throws(YAMLFaults) {
    let root: YAMLValue?
    do {
      root = try readYAML(yaml)
    } catch {
      throw YAMLFaults([error])
    }
    self.init(
      root ?? YAMLValue(content: .empty, place: YAMLPlace(line: 1, column: 1)), of: subject)
    if root?.entries == nil { throw YAMLFaults(faults) }
  }

  private init(_ value: YAMLValue, of subject: String) {
    self.subject = subject
    place = value.place
    guard let entries = value.entries else {
      faults.append(
        YAMLFault("\(subject) is a list of `key: value` entries; write it as one", at: place))
      allowsOtherKeys = true
      return
    }
    self.entries = entries
    refuseDecimalCommas()
  }

  /// Reports every key that was not read, and throws if anything is wrong.
  public mutating func finish() throws(YAMLFaults) {
    refuseOtherKeys()
    if !faults.isEmpty { throw YAMLFaults(faults) }
  }

  /// Accepts keys that were not read, for mappings whose keys are not known in advance.
  public mutating func allowOtherKeys() { allowsOtherKeys = true }

  public mutating func fault(_ message: String, at place: YAMLPlace) {
    faults.append(YAMLFault(message, at: place))
  }

  // MARK: Texts

  /// Reads a text that is not blank.
  public mutating func text(_ key: String) -> String {
    guard let value = value(of: key, hasDefault: false) else { return "" }
    guard let text = value.text, !text.allSatisfy(\.isWhitespace) else {
      fault("`\(key)` has no text; write `\(key): …`", at: value.place)
      return ""
    }
    return text
  }

  /// Reads a text that is not blank; nil where the key is missing.
  public mutating func optionalText(_ key: String) -> String? {
    known.append(key)
    guard entries.contains(where: { $0.key == key }) else { return nil }
    let text = text(key)
    return text.isEmpty ? nil : text
  }

  /// Reads one of several words; nil, with a fault, for any other.
  public mutating func choice(_ key: String, among words: [String]) -> String? {
    guard let value = value(of: key, hasDefault: false) else { return nil }
    guard let word = value.text, words.contains(word) else {
      let said = value.text.map { "“\($0)” is no \(key)" } ?? "`\(key)` is no word"
      fault("\(said); \(suggestion(for: value.text ?? "", among: words))", at: value.place)
      return nil
    }
    return word
  }

  /// Reads a list of different words among known ones, or the word `all` for all of them; none
  /// where the key is missing.
  public mutating func words(_ key: String, among known: [String]) -> [String] {
    guard let value = value(of: key, hasDefault: true) else { return [] }
    if value.content == .text("all", isPlain: true) { return known }
    guard case .list(let entries) = value.content, !entries.isEmpty else {
      fault(
        "`\(key)` is \(value.content == .list([]) ? "an empty list" : value.quoted), and must be "
          + "`all` or a list such as [\(known.prefix(2).joined(separator: ", "))]", at: value.place)
      return []
    }
    var words: [String] = []
    for entry in entries {
      guard let word = entry.text else {
        fault("`\(key)` lists words, and this is \(entry.quoted)", at: entry.place)
        continue
      }
      if !known.contains(word) {
        fault(
          "“\(word)” cannot be in `\(key)` of \(subject); \(suggestion(for: word, among: known))",
          at: entry.place)
      } else if words.contains(word) {
        fault("`\(key)` lists `\(word)` twice; list it once", at: entry.place)
      } else {
        words.append(word)
      }
    }
    return words
  }

  /// Reads `true` or `false`.
  public mutating func flag(_ key: String, default standard: Bool) -> Bool {
    guard let value = value(of: key, hasDefault: true) else { return standard }
    switch value.content {
    case .text("true", isPlain: true): return true
    case .text("false", isPlain: true): return false
    default:
      fault("`\(key)` is neither true nor false; write one of them", at: value.place)
      return standard
    }
  }

  // MARK: Numbers

  /// Reads a number within bounds; the key may be missing only where there is a default.
  public mutating func number(
    _ key: String, in bounds: ClosedRange<Double>, default standard: Double? = nil
  ) -> Double {
    guard let value = value(of: key, hasDefault: standard != nil) else {
      return standard ?? bounds.lowerBound
    }
    return number(value, of: key, in: bounds) ?? bounds.lowerBound
  }

  /// Reads a whole number within bounds; the key may be missing only where there is a default.
  public mutating func whole(
    _ key: String, in bounds: ClosedRange<Int>, default standard: Int? = nil
  ) -> Int {
    guard let value = value(of: key, hasDefault: standard != nil) else {
      return standard ?? bounds.lowerBound
    }
    guard case .text(let text, isPlain: true) = value.content, let number = Int(text),
      bounds.contains(number)
    else {
      fault(
        "`\(key)` is \(value.quoted), and must be a whole number from \(bounds.lowerBound) to "
          + "\(bounds.upperBound)", at: value.place)
      return bounds.lowerBound
    }
    return number
  }

  /// Reads a list of `count` numbers, each within bounds.
  public mutating func numbers(
    _ key: String, count: Int, in bounds: ClosedRange<Double>, default standard: [Double]? = nil
  ) -> [Double] {
    let placeholder = standard ?? Array(repeating: bounds.lowerBound, count: count)
    guard let value = value(of: key, hasDefault: standard != nil) else { return placeholder }
    guard case .list(let values) = value.content else {
      fault("`\(key)` is \(value.quoted), and must be a list of \(count) numbers", at: value.place)
      return placeholder
    }
    let before = faults.count
    let numbers = values.compactMap { number($0, of: key, in: bounds) }
    guard faults.count == before else { return placeholder }
    guard numbers.count == count else {
      let point = numbers.count > count ? "; a decimal is written with a point" : ""
      fault(
        "`\(key)` holds \(numbers.count) numbers, and must hold \(count)\(point)", at: value.place)
      return placeholder
    }
    return numbers
  }

  /// Reads two numbers as a range, the smaller first.
  public mutating func range(_ key: String, in bounds: ClosedRange<Double>) -> ClosedRange<Double> {
    let before = faults.count
    let ends = numbers(key, count: 2, in: bounds)
    guard faults.count == before, !faulty.contains(key) else { return bounds }
    let least = max(ends[0].magnitude, ends[1].magnitude) * 1e-6
    guard ends[0] < ends[1], ends[1] - ends[0] >= least else {
      fault(
        ends[0] < ends[1]
          ? "the numbers of `\(key)` are too close together to tell apart in a figure"
          : "the second number of `\(key)` must be larger than the first",
        at: entries.first { $0.key == key }?.value.place ?? place)
      return bounds
    }
    return ends[0]...ends[1]
  }

  private mutating func number(
    _ value: YAMLValue, of key: String, in bounds: ClosedRange<Double>
  ) -> Double? {
    guard case .text(let text, let isPlain) = value.content else {
      fault("`\(key)` is \(value.quoted), and must be a number", at: value.place)
      return nil
    }
    guard let number = DecimalNumber(text).value else {
      let advice =
        DecimalNumber(text.replacing(",", with: ".")).value == nil
        ? "write a number such as 0.5" : "write a decimal point: \(text.replacing(",", with: "."))"
      fault("`\(key)` is \(value.quoted), which is no finite number; \(advice)", at: value.place)
      return nil
    }
    guard isPlain else {
      fault("`\(key)` is a number in quotes; write \(text) without them", at: value.place)
      return nil
    }
    guard bounds.contains(number) else {
      fault(
        "`\(key)` is \(text), and must be from \(DecimalNumber.text(bounds.lowerBound)) to "
          + DecimalNumber.text(bounds.upperBound), at: value.place)
      return nil
    }
    return number
  }

  // MARK: Lists

  /// Reads a list of mappings, each with a reader of its own; a key that is missing is an empty list.
  ///
  /// - Parameters:
  ///   - key: The key of the list.
  ///   - limit: The most entries.
  ///   - subject: The name of an entry in messages.
  ///   - shorthand: The key whose value alone may stand for an entry, as in `- momentum` for
  ///     `- name: momentum`.
  ///   - read: Reads an entry.
  /// - Returns: The entries; none where the list is faulty.
  public mutating func list<Element>(
    _ key: String, atMost limit: Int, of subject: String, shorthand: String? = nil,
    read: (inout DescriptionReader) -> Element
  ) -> [Element] {
    guard let value = value(of: key, hasDefault: true) else { return [] }
    guard case .list(let values) = value.content, (1...limit).contains(values.count) else {
      if case .list(let values) = value.content, !values.isEmpty {
        fault("`\(key)` has \(values.count) entries; \(limit) are the most", at: value.place)
      } else {
        fault(
          "`\(key)` is no list with entries; write each behind a dash, or drop the key",
          at: value.place)
      }
      return []
    }
    return values.map { value in
      var reader = DescriptionReader(value.expanded(shorthand), of: subject)
      let element = read(&reader)
      reader.refuseOtherKeys()
      faults += reader.faults
      return element
    }
  }

  // MARK: Keys

  /// The place of a key's value, or of the mapping where the key is missing.
  public func place(of key: String) -> YAMLPlace {
    entries.first { $0.key == key }?.value.place ?? place
  }

  /// Returns the value of a key; nil, and a fault where it must be there, if it is not.
  private mutating func value(of key: String, hasDefault: Bool) -> YAMLValue? {
    known.append(key)
    if faulty.contains(key) { return nil }
    guard let entry = entries.first(where: { $0.key == key }) else {
      let isMapping = !(entries.isEmpty && allowsOtherKeys)
      if !hasDefault, isMapping { fault("\(subject) lacks `\(key)`; add it", at: place) }
      return nil
    }
    if entry.value.content == .empty {
      fault("`\(key)` has no value; write one behind the colon, or drop the key", at: entry.place)
      return nil
    }
    return entry.value
  }

  private mutating func refuseOtherKeys() {
    guard !allowsOtherKeys else { return }
    for entry in entries where !known.contains(entry.key) {
      fault(
        "`\(entry.key)` is no key of \(subject); \(suggestion(for: entry.key, among: known))",
        at: entry.place)
    }
  }

  /// Finds `{learningRate: 0,001}`, which is an entry `learningRate: 0` and another `001`.
  private mutating func refuseDecimalCommas() {
    for (whole, rest) in zip(entries, entries.dropFirst())
    where rest.value.content == .empty && !rest.key.isEmpty
      && rest.key.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    {
      guard case .text(let digits, isPlain: true) = whole.value.content, Int(digits) != nil else {
        continue
      }
      fault(
        "`\(whole.key)` is \(digits),\(rest.key), and the comma ends the value here; write a "
          + "decimal point: \(digits).\(rest.key)", at: whole.value.place)
      faulty.insert(whole.key)
      entries.removeAll { $0.key == rest.key }
    }
  }
}

extension YAMLValue {
  /// The mapping that a scalar in a list stands for, where a key may be left out.
  fileprivate func expanded(_ shorthand: String?) -> YAMLValue {
    guard let shorthand, text != nil else { return self }
    return YAMLValue(
      content: .mapping([Entry(key: shorthand, place: place, value: self)]), place: place)
  }
}
