import Foundation

extension Workshop {
  /// Returns what a script makes of some texts, from the folder if it was made before; what `make`
  /// has no answer for is not kept.
  mutating func kept(
    by script: SystemFile, of texts: [String], in folders: SystemFolders,
    _ make: (inout Workshop) -> String?
  ) -> String? {
    guard shelf != nil, let maker = maker(script, in: folders) else { return make(&self) }
    let name = Hash.hexadecimal(of: [maker] + texts)
    if let text = shelf?.text(named: name) { return text }
    guard let text = make(&self) else { return nil }
    shelf?.keep(text, named: name)
    return text
  }

  /// Returns a name for all that decides what a script makes, but its input: the file itself and our
  /// way of calling it.
  private mutating func maker(_ script: SystemFile, in folders: SystemFolders) -> String? {
    if let known = makers[script] { return known }
    var facts = stat()
    guard let path = folders.path(of: script.rawValue), stat(path, &facts) == 0 else { return nil }
    let change = "\(facts.st_mtim.tv_sec).\(facts.st_mtim.tv_nsec)"
    let maker = Hash.hexadecimal(of: [path, "\(facts.st_size)", change, Prelude.script])
    makers[script] = maker
    return maker
  }
}
