internal import Compiling

/// Compares the declarations in a student's file with the public ones in the lesson's stub.
///
/// The compiler reports a difference at a line of the probe. These errors are at the student's line.
struct InterfaceDifferences {
  private let file: String
  /// The declarations in the student's file.
  private let own: [Declaration]
  /// The public declarations in the stub.
  private let required: [Declaration]

  /// Returns an error for each public declaration of the stub that a file lacks or declares differently.
  static func find(in source: String, comparedWith stub: String, file: String) -> [Diagnostic] {
    let differences = InterfaceDifferences(
      file: file, own: DeclarationReader.declarations(in: source),
      required: DeclarationReader.declarations(in: stub).filter(\.isPublic))
    return differences.all()
  }

  private func all() -> [Diagnostic] {
    let renamed = required.filter(\.isType).reduce(into: [String: String]()) { names, type in
      names[type.name] = counterpart(of: type)?.name
    }
    return required.compactMap { declaration in
      if declaration.isType { return differenceOfType(declaration) }
      if let owner = declaration.owner {
        // A missing type is reported once, not once for each of its members.
        guard let ownOwner = renamed[owner] else { return nil }
        return difference(declaration, owner: ownOwner)
      }
      return difference(declaration, owner: nil)
    }
  }

  private func error(_ declaration: Declaration?, _ message: String) -> Diagnostic {
    Diagnostic(
      file: file, line: declaration?.line ?? 0, column: declaration?.column ?? 0, severity: .error,
      message: message)
  }

  // MARK: Types

  /// Returns the student's type that corresponds to a type of the stub: one of the same name, else one
  /// that shares a conformance, else the only other type.
  private func counterpart(of type: Declaration) -> Declaration? {
    let types = own.filter { $0.isType && $0.owner == nil }
    if let same = types.first(where: { $0.name == type.name }) { return same }
    let names = required.filter(\.isType).map(\.name)
    let others = types.filter { !names.contains($0.name) }
    return others.first { !Set($0.conformances).isDisjoint(with: type.conformances) }
      ?? (others.count == 1 ? others.first : nil)
  }

  private func differenceOfType(_ type: Declaration) -> Diagnostic? {
    guard let found = counterpart(of: type) else {
      return error(
        nil,
        "The lesson asks for a \(type.kind) called `\(type.name)`, and there is none. "
          + "Declare it as the stub does: `\(header(type))`.")
    }
    if found.name != type.name {
      return error(
        found,
        "This \(found.kind) is called `\(found.name)`; the lesson asks for `\(type.name)`. "
          + "Rename it.")
    }
    if found.kind != type.kind {
      return error(
        found,
        "`\(found.name)` is \(article(found.kind)) here; the lesson asks for "
          + "\(article(type.kind)). Write `\(header(type))`.")
    }
    if !found.isPublic { return error(found, notPublic(found)) }
    let missing = type.conformances.filter { !found.conformances.contains($0) }
    if let name = missing.first {
      return error(
        found, "The lesson asks for `\(type.name)` to be an `\(name)`. Write `\(header(type))`.")
    }
    return nil
  }

  private func header(_ type: Declaration) -> String {
    let final = type.kind == "class" ? "final " : ""
    let conformances =
      type.conformances.isEmpty ? "" : ": " + type.conformances.joined(separator: ", ")
    return "public \(final)\(type.kind) \(type.name)\(conformances)"
  }

  private func article(_ kind: String) -> String {
    (kind.first.map { "aeiou".contains($0) } ?? false ? "an " : "a ") + kind
  }

  private func notPublic(_ found: Declaration) -> String {
    let isInitializer = found.kind == "init"
    return "`\(found.name)` is not public, so the checks cannot call it. Write `public` before "
      + "`\(isInitializer ? "init" : "\(found.kind) \(found.name)")`."
  }

  // MARK: Functions, initializers and values

  private func difference(_ declaration: Declaration, owner: String?) -> Diagnostic? {
    let siblings = own.filter { $0.owner == owner && $0.kind == declaration.kind }
    let candidates = siblings.filter { $0.name == declaration.name }
    let kindOfName = declaration.kind == "func" ? "a function" : "a constant"
    guard !candidates.isEmpty else {
      if let owner,
        let stray = own.first(where: {
          $0.owner == nil && $0.kind == declaration.kind && $0.name == declaration.name
        })
      {
        return error(
          stray,
          "`\(stray.name)` stands outside of `\(owner)`, in line \(stray.line). Move it into the "
            + "braces of `\(owner)`; perhaps a } closes them too early.")
      }
      let place = owner.map { name in own.first { $0.isType && $0.name == name } } ?? nil
      let names = required.map(\.name)
      let others = siblings.filter { !names.contains($0.name) && $0.isPublic }
      if declaration.kind != "init", others.count == 1, let other = others.first {
        return error(
          other,
          "The lesson asks for `\(declaration.signature)`; there is `\(other.signature)` instead. "
            + "Rename it.")
      }
      return error(
        place,
        declaration.kind == "init"
          ? "The lesson asks for `public \(declaration.signature)`, and there is none."
          : "The lesson asks for \(kindOfName) `\(declaration.signature)`, and there is none. Write "
            + "`public \(declaration.kind) \(declaration.name)` as the stub does.")
    }
    let differences = candidates.map { difference($0, from: declaration) }
    // One matching overload is enough.
    if differences.contains(where: { $0 == nil }) { return nil }
    guard let found = candidates.first, let message = differences.first ?? nil else { return nil }
    return error(found, message)
  }

  /// Returns a message on how a student's declaration differs from the stub's, or nil where the probe
  /// can use it in the same way.
  private func difference(_ found: Declaration, from wanted: Declaration) -> String? {
    if let message = differenceOfParameters(found, from: wanted) { return message }
    let name = found.name
    if wanted.kind == "func", found.type ?? "Void" != wanted.type ?? "Void" {
      guard let type = wanted.type else {
        return "`\(name)` returns `\(found.type ?? "")` here; the lesson asks for no result. Leave "
          + "`-> \(found.type ?? "")` out."
      }
      return found.type.map {
        "`\(name)` returns `\($0)` here; the lesson asks for `\(type)`. Write `-> \(type)`."
      } ?? "`\(name)` returns nothing here; the lesson asks for `\(type)`. Write `-> \(type)`."
    }
    if wanted.kind == "let" || wanted.kind == "var", let type = wanted.type, found.type != type {
      return
        "`\(name)` is \(found.type.map { "a `\($0)`" } ?? "declared without a type") here; the "
        + "lesson asks for a `\(type)`. Write `\(found.kind) \(name): \(type)`."
    }
    let effects = found.effects.filter { !wanted.effects.contains($0) }
    if let effect = effects.first {
      return
        "`\(name)` is marked `\(effect)` here, and the checks call it without. Leave `\(effect)` "
        + "out."
    }
    if !found.isPublic { return notPublic(found) }
    return nil
  }

  private func differenceOfParameters(_ found: Declaration, from wanted: Declaration) -> String? {
    // A call may leave out a parameter that has a default value.
    let labels = wanted.parameters.map(\.label)
    let parameters = found.parameters.filter { !$0.hasDefault || labels.contains($0.label) }
    let start = "The lesson asks for `\(wanted.signature)`; this is `\(found.signature)`. "
    if parameters.count == wanted.parameters.count {
      let ownLabels = parameters.map(\.label)
      if ownLabels != labels {
        let isOrder =
          Set(ownLabels.map { $0 ?? "_" }) == Set(labels.map { $0 ?? "_" })
        if isOrder { return start + "Put the parameters into the lesson's order." }
        let changes = zip(ownLabels, labels).filter { $0 != $1 }
          .map { "`\($1 ?? "_")` where `\($0 ?? "_")` stands" }
        return start + "Write \(changes.joined(separator: ", "))."
      }
    } else {
      let extra = parameters.first { !labels.contains($0.label) }
      let missing = wanted.parameters.first { parameter in
        !parameters.contains { $0.label == parameter.label }
      }
      if let missing { return start + "Add `\(missing.name): \(missing.type)`." }
      if let extra {
        return start + "Leave `\(extra.name)` out, or give it a default value, as in "
          + "`\(extra.name): \(extra.type) = …`."
      }
      return start + "Keep the parameters of the stub."
    }
    for (own, other) in zip(parameters, wanted.parameters) where own.type != other.type {
      if own.type == "inout" + other.type {
        return "`\(own.name)` is marked `inout` here, and the checks call it without. Leave "
          + "`inout` out."
      }
      return "`\(own.name)` is a `\(own.type)` here; the lesson asks for a `\(other.type)`. Write "
        + "`\(own.name): \(other.type)`."
    }
    return nil
  }
}
