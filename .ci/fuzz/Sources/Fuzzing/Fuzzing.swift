import Glibc

/// What is tried with any bytes; it must end, and must not trap.
package typealias Trial = @convention(c) (_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ trial: Trial
) -> CInt

/// Hands the program over to libFuzzer, with the program's own arguments.
package func fuzz(_ trial: Trial) -> Never {
  var count = CommandLine.argc
  var arguments = CommandLine.unsafeArgv
  exit(runDriver(&count, &arguments, trial))
}
