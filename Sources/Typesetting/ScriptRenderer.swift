import Caching
import Foundation
internal import VisibleText

/// A typesetter's engine, the scripts it has run, and the formulas it has typeset.
struct ScriptRenderer {
  private(set) var shortfalls: [Shortfall] = []
  private var engine: ScriptEngine?
  private var ready: Set<SystemFile> = []
  private var typeset: [TypesetFormula: Typeset] = [:]
  /// The cache of formulas and code on disk; nil for none.
  let cache: ResultCache?
  var makers: [SystemFile: String] = [:]

  init(cache: ResultCache?) {
    self.cache = cache
  }

  mutating func math(_ formula: TypesetFormula, in folders: SystemFolders) -> Typeset {
    if let known = typeset[formula] { return known }
    let result = makeMath(formula, in: folders)
    typeset[formula] = result
    return result
  }

  private mutating func makeMath(_ formula: TypesetFormula, in folders: SystemFolders) -> Typeset {
    let plain = "<code class=\"tex\">\(formula.tex.madeVisible.escapedForMarkup)</code>"
    let isComplete = SystemFile.forMath.allSatisfy { folders.path(of: $0.rawValue) != nil }
    guard isComplete else { return Typeset(html: plain) }
    let mode = formula.display ? "display" : "inline"
    var fault: FormulaFault?
    let html = cached(by: .mathScript, of: [formula.tex, mode], in: folders) { renderer in
      guard let engine = renderer.engine(with: .mathScript, in: folders) else { return nil }
      do {
        let answer = try engine.call("typesetFormula", formula.tex, mode)
        let outcome = try JSONDecoder().decode(Outcome.self, from: Data(answer.utf8))
        if outcome.html == nil { fault = outcome.fault(in: formula.tex) }
        return outcome.html
      } catch {
        fault = FormulaFault(message: "\(error)")
        return nil
      }
    }
    return Typeset(html: html ?? plain, fault: fault)
  }

  mutating func highlight(
    _ source: String, language: String, in folders: SystemFolders
  ) -> String? {
    // A source that the highlighter cannot process is shown without colours, as an unknown language is.
    let html = cached(by: .codeScript, of: [source, language], in: folders) { renderer in
      try? renderer.engine(with: .codeScript, in: folders)?
        .call("highlightCode", source, language)
    }
    return html?.isEmpty == false ? html : nil
  }

  /// Returns the engine after it has run a script; nil, with a shortfall, where it cannot.
  private mutating func engine(
    with script: SystemFile, in folders: SystemFolders
  ) -> ScriptEngine? {
    if ready.contains(script) { return engine }
    if shortfalls.contains(where: { $0.file == script }) { return nil }
    do {
      let engine = try engine ?? startEngine()
      try engine.evaluate(folders.text(of: script))
      ready.insert(script)
      self.engine = engine
      return engine
    } catch let error as SystemFolders.Unusable {
      shortfalls.append(error.shortfall)
    } catch {
      shortfalls.append(Shortfall(file: script, cause: .broken("\(error)")))
    }
    return nil
  }

  private func startEngine() throws -> ScriptEngine {
    guard let engine = ScriptEngine() else { throw ScriptError(message: "no memory is left") }
    try engine.evaluate(Prelude.script)
    return engine
  }

  /// The answer of the prelude's `typesetFormula`.
  private struct Outcome: Decodable {
    var html: String?
    var message: String?
    var position: Int?

    func fault(in tex: String) -> FormulaFault {
      // JavaScript counts in UTF-16.
      let index = position.flatMap {
        tex.utf16.index(tex.startIndex, offsetBy: $0, limitedBy: tex.endIndex)
      }
      let offset = index.map { tex.utf8.distance(from: tex.startIndex, to: $0) }
      return FormulaFault(message: message ?? "KaTeX refuses the formula", offset: offset)
    }
  }
}
