package import Foundation

extension Compiler {
  /// Returns the files and lines of the calls at some return addresses, innermost first. One address
  /// can give several lines where calls were inlined.
  package func lines(of addresses: [UInt64], in program: URL) async throws -> [(
    file: String, line: Int
  )] {
    guard !addresses.isEmpty else { return [] }
    // A return address is that of the instruction after the call.
    let calls = addresses.map { $0 &- 1 }
    var places = try await places(of: calls, in: program)
    // Code that the compiler adds, such as the release of a value, has line 0. It gets the nearest line
    // before it.
    let withoutLine = places.indices.filter { index in
      !places[index].isEmpty && places[index].allSatisfy { $0.line == 0 && $0.file != "??" }
    }
    if !withoutLine.isEmpty {
      let distances: [UInt64] = [8, 16, 24, 32, 48, 64, 96, 128, 192, 256]
      let earlier = try await self.places(
        of: withoutLine.flatMap { index in distances.map { calls[index] &- $0 } }, in: program)
      for (order, index) in withoutLine.enumerated() {
        let candidates = earlier.dropFirst(order * distances.count).prefix(distances.count)
        let nearest = candidates.first { group in group.contains { $0.line > 0 } }
        places[index] = nearest ?? []
      }
    }
    return places.flatMap(\.self).filter { $0.line > 0 }
  }

  /// Runs the symbolizer. For each address it prints one line for each inlined call, then an empty line.
  private func places(
    of addresses: [UInt64], in program: URL
  ) async throws -> [[(file: String, line: Int)]] {
    let folder = program.deletingLastPathComponent()
    let outcome = try await run(
      toolchain.symbolizer,
      ["--obj=\(program.lastPathComponent)", "--functions=none"]
        + addresses.map { "0x" + String($0, radix: 16) },
      access: FileAccess(directory: folder, readable: [program], writable: []))
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
