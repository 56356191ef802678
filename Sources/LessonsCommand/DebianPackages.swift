internal import Foundation
internal import Sandbox

/// The packages of Debian that this program is built and run with.
enum DebianPackages {
  /// The packages that the program itself is built with.
  static let forBuilding = [
    "duktape-dev", "libarchive-dev", "libcmark-gfm-dev", "libcmark-gfm-extensions-dev",
    "libmd-dev", "libseccomp-dev", "libsqlite3-dev", "pkg-config",
  ]

  /// The package of the notebook's editor.
  static let forEditing = ["libjs-codemirror"]

  /// Returns the versions of those packages that are installed; nil where the system is no Debian.
  static func versions(of names: [String]) async throws -> [String: String]? {
    let tool = "/usr/bin/dpkg-query"
    guard FileManager.default.isExecutableFile(atPath: tool) else { return nil }
    let completion = try await Sandbox.run(
      Command(
        executable: tool,
        arguments: ["-W", "-f", "${db:Status-Status} ${Package} ${Version}\n"] + names,
        environment: ["LC_ALL": "C"]),
      limits: .compiler)
    var versions: [String: String] = [:]
    let output = String(decoding: completion.standardOutput, as: UTF8.self)
    for line in output.split(separator: "\n") {
      let words = line.split(separator: " ")
      if words.count == 3, words[0] == "installed" { versions[String(words[1])] = String(words[2]) }
    }
    return versions
  }
}
