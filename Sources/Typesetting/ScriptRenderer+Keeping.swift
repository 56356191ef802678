internal import Caching
internal import Files
import Foundation

extension ScriptRenderer {
  /// Returns what a script makes of some texts, from what is kept if it was made before; what `make`
  /// has no answer for is not kept.
  mutating func kept(
    by script: SystemFile, of texts: [String], in folders: SystemFolders,
    _ make: (inout ScriptRenderer) -> String?
  ) -> String? {
    guard let files = keptFiles, let maker = maker(script, in: folders) else { return make(&self) }
    let key = "typeset-\(Self.hash([maker] + texts))"
    if let known = files.value(for: key), let text = String(bytes: known, encoding: .utf8) {
      return text
    }
    guard let text = make(&self) else { return nil }
    files.store(Data(text.utf8), for: key)
    return text
  }

  /// Returns a name for all that decides what a script makes, but its input: the file itself and our
  /// way of calling it.
  private mutating func maker(_ script: SystemFile, in folders: SystemFolders) -> String? {
    if let known = makers[script] { return known }
    guard let identity = folders.identity(of: script.rawValue) else { return nil }
    let maker = Self.hash([identity, Prelude.script])
    makers[script] = maker
    return maker
  }

  private static func hash(_ texts: [String]) -> String {
    var hash = ContentHash()
    for text in texts { hash.add(text) }
    return hash.hexadecimal()
  }
}
