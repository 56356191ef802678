internal import Yams

/// Reads a YAML document.
///
/// - Returns: The document's value; nil where it is empty.
/// - Throws: The first fault: text that is not well-formed, a key that is given twice, or an alias.
public func readYAML(_ text: String) throws(YAMLFault) -> YAMLValue? {
  do {
    try refuseAliases(in: text)
    guard let root = try compose(text) else { return nil }
    return value(of: root)
  } catch let fault as YAMLFault {
    throw fault
  } catch let error as YamlError {
    throw fault(error, in: text)
  } catch {
    throw malformed("\(error)", at: YAMLPlace(line: 1, column: 1))
  }
}

private func compose(_ text: String) throws -> Node? {
  // The basic resolver is used, as finding the type of each scalar takes longer than parsing.
  try Yams.compose(yaml: text, .basic, .default, .utf8)
}

/// Throws at an alias (`*name`).
///
/// Nested aliases can expand to a document of any size, which Yams would traverse to compare keys. Here
/// every anchor is turned into a tag first. No alias then has an anchor, and Yams reports the first
/// alias before it expands any.
private func refuseAliases(in text: String) throws {
  guard text.utf8.contains(UInt8(ascii: "&")), text.utf8.contains(UInt8(ascii: "*")) else { return }
  do {
    _ = try compose(text.replacing("&", with: "!"))
  } catch YamlError.composer(_, "found undefined alias", let mark, _) {
    throw YAMLFault(
      "an alias stands here; write out the value that it stands for", at: YAMLPlace(mark))
  } catch let error as YamlError {
    // Anchors and tags on one value, or a fault that the document has in any case.
    throw fault(error, in: text)
  }
}

private func value(of node: Node) -> YAMLValue {
  let place = node.mark.map(YAMLPlace.init) ?? YAMLPlace(line: 1, column: 1)
  switch node {
  case .scalar(let scalar):
    let isPlain = scalar.style == .plain
    let isEmpty = isPlain && ["", "~", "null"].contains(scalar.string)
    return YAMLValue(
      content: isEmpty ? .empty : .text(scalar.string, isPlain: isPlain), place: place)
  case .sequence(let sequence):
    return YAMLValue(content: .list(sequence.map(value)), place: place)
  case .mapping(let mapping):
    let entries = mapping.map { key, content in
      YAMLValue.Entry(
        key: key.scalar?.string ?? "", place: key.mark.map(YAMLPlace.init) ?? place,
        value: value(of: content))
    }
    return YAMLValue(content: .mapping(entries), place: place)
  case .alias:
    return YAMLValue(content: .empty, place: place)
  }
}

// MARK: Faults

private func malformed(_ problem: String, at place: YAMLPlace) -> YAMLFault {
  YAMLFault(
    """
    this is not well-formed YAML: \(problem); put text that holds `: `, ` #` or brackets into \
    quotes, and indent with spaces
    """, at: place)
}

private func fault(_ error: YamlError, in text: String) -> YAMLFault {
  switch error {
  case .scanner(let context, let problem, let mark, _),
    .parser(let context, let problem, let mark, _),
    .composer(let context, let problem, let mark, _):
    // A fault at the end of the text is reported where the unfinished value began.
    let isAtEnd =
      mark.line > text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
    return malformed(problem, at: YAMLPlace(isAtEnd ? context?.mark ?? mark : mark))
  case .duplicatedKeysInMapping(let keys, let context):
    let key = keys.min() ?? ""
    return YAMLFault(
      "`\(key)` is given twice in this YAML; keep one of the two",
      at: placeOfSecond(key, in: text, after: context.mark))
  case .reader(let problem, let offset, _, _):
    let before = text.prefix(offset ?? 0).split(separator: "\n", omittingEmptySubsequences: false)
    return malformed(
      problem,
      at: YAMLPlace(
        line: max(before.count, 1), column: (before.last?.unicodeScalars.count ?? 0) + 1))
  default:
    return malformed("\(error)", at: YAMLPlace(line: 1, column: 1))
  }
}

/// Finds the second occurrence of a key in the mapping that begins at `mark`. Returns the mapping's
/// own place where the key is written in another form.
private func placeOfSecond(_ key: String, in text: String, after mark: Mark) -> YAMLPlace {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let first = mark.line - 1
  guard lines.indices.contains(first) else { return YAMLPlace(mark) }
  let entry = String(repeating: " ", count: mark.column - 1) + key + ":"
  let found = lines.indices.dropFirst(first).filter { index in
    lines[index].hasPrefix(entry)
      || (index == first
        && String(lines[index].unicodeScalars.dropFirst(mark.column - 1)).hasPrefix(key + ":"))
  }
  if found.count > 1 { return YAMLPlace(line: found[1] + 1, column: mark.column) }
  // A mapping in braces has its entries on the same line.
  let places = lines[first].ranges(of: key).filter { range in
    lines[first][range.upperBound...].drop(while: \.isWhitespace).first == ":"
      && !(lines[first][..<range.lowerBound].last?.isLetter ?? false)
  }
  let inside = places.map { lines[first][..<$0.lowerBound].unicodeScalars.count + 1 }
    .filter { $0 >= mark.column }
  guard inside.count > 1 else { return YAMLPlace(mark) }
  return YAMLPlace(line: mark.line, column: inside[1])
}

extension YAMLPlace {
  fileprivate init(_ mark: Mark) {
    self.init(line: mark.line, column: mark.column)
  }
}
