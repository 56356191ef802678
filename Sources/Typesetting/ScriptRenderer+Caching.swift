internal import Caching
internal import Files
import Foundation

extension ScriptRenderer {
  /// Returns a script's result for some texts, from the cache where it is there. A result of nil is not
  /// cached.
  mutating func cached(
    by script: SystemFile, of texts: [String], in folders: SystemFolders,
    _ make: (inout ScriptRenderer) -> String?
  ) -> String? {
    guard let cache, let maker = maker(script, in: folders) else { return make(&self) }
    let key = "typeset-\(Self.hash([maker] + texts))"
    if let known = cache.value(for: key), let text = String(bytes: known, encoding: .utf8) {
      return text
    }
    guard let text = make(&self) else { return nil }
    cache.store(Data(text.utf8), for: key)
    return text
  }

  /// Returns a hash over the script's file and our way of calling it: with its input, they decide its
  /// result.
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
