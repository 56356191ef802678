internal import Glibc

/// The addresses of this program's own code, without its libraries'.
struct ProgramText {
  private var start: UInt = 0
  private var end: UInt = 0

  /// Finds the executable segment in the program headers, whose address the kernel passes.
  init() {
    // The C library's `getauxval` has no header that Swift imports, so it is looked up by name.
    typealias Lookup = @convention(c) (UInt) -> UInt
    guard let value = dlsym(nil, "getauxval").map({ unsafeBitCast($0, to: Lookup.self) })
    else { return }
    // AT_PHDR, AT_PHENT and AT_PHNUM.
    let (headers, size, count) = (value(3), value(4), value(5))
    guard let first = UnsafeRawPointer(bitPattern: headers), size >= 56 else { return }
    for index in 0..<Int(count) {
      // `Elf64_Phdr`: kind and flags, offset, address, physical address, size in the file, in memory.
      let header = first + index * Int(size)
      let isLoaded = header.load(as: UInt32.self) == 1
      let isCode = header.load(fromByteOffset: 4, as: UInt32.self) & 1 != 0
      guard isLoaded, isCode else { continue }
      start = header.load(fromByteOffset: 16, as: UInt.self)
      end = start &+ header.load(fromByteOffset: 40, as: UInt.self)
    }
  }

  func contains(_ address: UInt) -> Bool {
    address > start && address <= end
  }
}
