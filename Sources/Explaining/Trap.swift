/// The state of a program when a signal ended it, reported by its signal handler.
package struct Trap: Sendable {
  /// The return addresses on its stack, innermost first.
  package let addresses: [UInt64]
  /// The size of its resident memory.
  package let residentBytes: UInt64

  package init(addresses: [UInt64], residentBytes: UInt64) {
    self.addresses = addresses
    self.residentBytes = residentBytes
  }
}
