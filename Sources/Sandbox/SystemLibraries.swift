internal import CSandbox

/// The system files that every program needs, derived from the libraries that this process has loaded.
enum SystemLibraries {
  /// The dynamic linker, its cache, the C library's folder, and the count of processors.
  static let paths: [String] =
    ["/etc/ld.so.cache", "/sys/devices/system/cpu"]
    + Set(loaded.compactMap(place)).sorted()

  /// The folder of the Swift runtime that this process has loaded; nil if it is linked statically.
  static let swiftRuntime: String? =
    loaded.first { $0.hasSuffix("/libswiftCore.so") }.map { String($0.dropLast(16)) }

  private static func place(of library: String) -> String? {
    guard let slash = library.lastIndex(of: "/") else { return nil }
    let name = library[library.index(after: slash)...]
    if name.hasPrefix("ld-") || name.hasPrefix("ld.") { return library }
    return name.hasPrefix("libc.so") ? String(library[..<slash]) : nil
  }

  private static var loaded: [String] {
    var paths: [String] = []
    withUnsafeMutablePointer(to: &paths) { list in
      sandbox_visit_libraries(
        { path, list in
          guard let path, let list else { return }
          list.assumingMemoryBound(to: [String].self).pointee.append(String(cString: path))
        }, list)
    }
    return paths
  }
}
