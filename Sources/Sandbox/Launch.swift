internal import CSandbox

extension Command {
  /// Returns the C description of the run, without the descriptors.
  func program(
    limits: Limits, confinement: Confinement?, in arena: inout CStringArena
  ) throws(SandboxFault) -> sandbox_program {
    guard executable.hasPrefix("/") else { throw .notAbsolute(executable) }
    var program = sandbox_program()
    program.executable = UnsafePointer(try arena.text(executable))
    program.arguments = try arena.list([executable] + arguments)
    let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    program.environment = try arena.list(variables)
    if let workingDirectory {
      program.directory = UnsafePointer(try arena.text(workingDirectory))
    }
    program.limits = sandbox_limits(limits)
    if let confinement {
      program.confinement = try arena.value(
        confinement.granted(for: executable, in: &arena))
    }
    return program
  }
}

extension Confinement {
  fileprivate func granted(
    for executable: String, in arena: inout CStringArena
  ) throws(SandboxFault) -> sandbox_confinement {
    sandbox_confinement(
      readable: try arena.list(SystemLibraries.paths + readable),
      writable: try arena.list(writable),
      filter: try Filter.forPrograms(trusted: isTrusted).pointer,
      user: user(for: executable) ?? 0)
  }
}

extension sandbox_limits {
  fileprivate init(_ limits: Limits) {
    func number(_ limit: Int?) -> UInt64 { UInt64(max(0, limit ?? 0)) }
    self.init(
      cpu_seconds: number(limits.cpuSeconds), memory_bytes: number(limits.memoryBytes),
      file_bytes: number(limits.fileBytes), open_files: number(limits.openFiles),
      stack_bytes: number(limits.stackBytes), processes: number(limits.processes),
      threads: number(limits.threads),
      wall_milliseconds: UInt64(max(0, min(limits.wallSeconds, 1e9)) * 1000))
  }
}
