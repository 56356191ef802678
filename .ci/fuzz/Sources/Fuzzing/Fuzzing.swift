import Glibc

/// The function under test, which must return and must not trap for any bytes.
package typealias Trial = @convention(c) (_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ trial: Trial
) -> CInt

/// Runs libFuzzer with the program's arguments.
package func fuzz(_ trial: Trial) -> Never {
  var count = CommandLine.argc
  var arguments = CommandLine.unsafeArgv
  exit(runDriver(&count, &arguments, trial))
}
