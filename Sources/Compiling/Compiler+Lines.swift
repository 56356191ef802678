package import Foundation

extension Compiler {
  /// Returns, for each return address in a program, the file and line of the calls it stands for,
  /// innermost first.
  package func lines(of addresses: [UInt64], in program: URL) async throws -> [(
    file: String, line: Int
  )] {
    guard !addresses.isEmpty else { return [] }
    // A return address follows its call.
    let calls = addresses.map { $0 &- 1 }
    var places = try await places(of: calls, in: program)
    // Code that the compiler adds, such as the release of a value, belongs to line 0: it stands for the
    // nearest line before it.
    let nameless = places.indices.filter { index in
      !places[index].isEmpty && places[index].allSatisfy { $0.line == 0 && $0.file != "??" }
    }
    if !nameless.isEmpty {
      let distances: [UInt64] = [8, 16, 24, 32, 48, 64, 96, 128, 192, 256]
      let earlier = try await self.places(
        of: nameless.flatMap { index in distances.map { calls[index] &- $0 } }, in: program)
      for (order, index) in nameless.enumerated() {
        let candidates = earlier.dropFirst(order * distances.count).prefix(distances.count)
        let nearest = candidates.first { group in group.contains { $0.line > 0 } }
        places[index] = nearest ?? []
      }
    }
    return places.flatMap(\.self).filter { $0.line > 0 }
  }

  /// Asks the symbolizer, which answers for each address with a line for each call and an empty line.
  private func places(
    of addresses: [UInt64], in program: URL
  ) async throws -> [[(file: String, line: Int)]] {
    let folder = program.deletingLastPathComponent()
    let outcome = try await run(
      toolchain.symbolizer,
      ["--obj=\(program.lastPathComponent)", "--functions=none"]
        + addresses.map { "0x" + String($0, radix: 16) },
      in: Workroom(directory: folder, readable: [program], writable: []))
    let groups = outcome.output.split(separator: "\n\n", omittingEmptySubsequences: false)
    return addresses.indices.map { index in
      guard index < groups.count else { return [] }
      return groups[index].split(separator: "\n").compactMap { line in
        let parts = line.split(separator: ":")
        guard parts.count == 3, let number = Int(parts[1]) else { return nil }
        return (String(parts[0]), number)
      }
    }
  }
}
