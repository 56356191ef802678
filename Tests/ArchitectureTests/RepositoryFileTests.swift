import Foundation
import TestSupport
import Testing

/// Checks files of the repository that are not part of a target.
@Suite struct RepositoryFileTests {
  private func text(_ path: String) throws -> String {
    try String(contentsOf: PackageFolder.url.appending(path: path), encoding: .utf8)
  }

  @Test("The development container runs the README's first command")
  func container() async throws {
    let file = try JSONSerialization.jsonObject(
      with: Data(try text(".devcontainer/devcontainer.json").utf8))
    let container = try #require(file as? [String: Any])
    #expect(container["onCreateCommand"] as? String == "bash .devcontainer/install")
    let continuous = try text(".github/workflows/ci.yml")
    let image = try #require(container["image"] as? String)
    #expect(continuous.contains("container: \(image)\n"))

    let readme = try text("README.md")
    let start = try #require(readme.range(of: "\n```sh\n"))
    let end = try #require(readme[start.upperBound...].range(of: "\n```"))
    let folder = try TemporaryFolder()
    let output = folder.path("command")
    let printing = try StartedProgram(
      URL(filePath: "/bin/sh"), ["-c", "bash .devcontainer/install --print > \"$0\"", output],
      in: PackageFolder.url)
    #expect(await printing.end() == .exited(0))
    let printed = try String(contentsOfFile: output, encoding: .utf8)
    #expect(printed == readme[start.upperBound..<end.lowerBound] + "\n")
    #expect(printed.contains("swift run lessons check optimizers"))
  }

  @Test("The workflow for students' repositories uses the container's image and script")
  func workflow() throws {
    let workflow = try text(".github/classroom/workflow.yml")
    #expect(workflow.contains("run: bash .devcontainer/install\n"))
    #expect(workflow.contains("lessons check optimizers --format github"))
    let continuous = try text(".github/workflows/ci.yml")
    let image = try #require(continuous.firstMatch(of: /container: \S+/)).output
    #expect(workflow.contains(image))
  }

  @Test("The README installs every package that the program is built with")
  func packages() throws {
    let readme = try text("README.md")
    let line = try #require(
      readme.split(separator: "\n").first { $0.contains("apt-get install -y") })
    let installed = Set(line.split(whereSeparator: { " '".contains($0) }).map(String.init))
    let manifest = try text("Package.swift")
    let names = Set(manifest.matches(of: /"(lib[a-z0-9-]+-dev|duktape-dev)"/).map { String($0.1) })
    #expect(names.count >= 5)
    #expect(names.subtracting(installed).isEmpty)
  }
}
