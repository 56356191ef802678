import Files
import Foundation
import TestSupport
import Testing

@Suite struct ContentHashTests {
  private func hash(_ parts: [String]) -> String {
    var hash = ContentHash()
    for part in parts { hash.add(part) }
    return hash.hexadecimal()
  }

  @Test("The hash depends on every part and on where one part ends and the next begins")
  func parts() {
    let lists = [[], [""], ["", ""], ["ab"], ["a", "b"], ["b", "a"], ["ab", ""], ["", "ab"]]
    #expect(Set(lists.map(hash)).count == lists.count)
    for list in lists { #expect(hash(list) == hash(list)) }
  }

  @Test("A hash has 64 hexadecimal digits, and parts can be added after it was read")
  func digits() {
    var hash = ContentHash()
    hash.add([1, 2, 3] as [UInt8])
    let first = hash.hexadecimal()
    #expect(first.count == 64)
    #expect(first.allSatisfy { "0123456789abcdef".contains($0) })
    #expect(hash.hexadecimal() == first)
    hash.add("more")
    #expect(hash.hexadecimal() != first)
  }

  @Test("A replaced file has another identity, and a missing one has none")
  func identity() throws {
    let folder = try TemporaryFolder()
    #expect(FileIdentity.facts(of: folder.path("file")) == nil)
    try folder.write("same", to: "file")
    let first = FileIdentity.facts(of: folder.path("file"))
    #expect(first != nil)
    #expect(FileIdentity.facts(of: folder.path("file")) == first)
    try AtomicFile.replace(
      folder.path("file"), with: Data("other".utf8), draft: folder.path("draft"))
    #expect(FileIdentity.facts(of: folder.path("file")) != first)
  }
}
