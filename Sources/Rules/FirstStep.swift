/// The first step of a run, which decides cheaply which pairs of edits are tried on all runs.
///
/// Most edits of a line give the same value at the first step as some other edit. Those are tried
/// together. The lines before the second edit are run once for all second edits.
struct FirstStep: ~Copyable {
  private let code: RuleCode
  private let codes: [LineCode?]
  private let observed: Double
  private let registers: Registers
  /// The registers before the first line.
  private let start: [Double]
  /// The edits of each line.
  private let edits: [[Int]]

  init(
    _ code: RuleCode, _ run: RuleRun, _ edits: [RuleEdit], _ codes: [LineCode?], _ indices: [Int]
  ) {
    self.code = code
    self.codes = codes
    observed = run.observed.first ?? .nan
    registers = Registers(code.layout)
    registers.begin(run, of: code)
    if !run.observed.isEmpty { registers.enter(0, of: run, code) }
    start = registers.values
    var ofLines = Array(repeating: [Int](), count: code.lines.count)
    for index in indices { if let line = edits[index].line { ofLines[line].append(index) } }
    self.edits = ofLines
  }

  /// Returns the pairs of edits of different lines after which the first step gives the observed value.
  func pairs(within bound: Double) -> [(first: Int, second: Int)] {
    var pairs: [(first: Int, second: Int)] = []
    var before = start
    for line in code.lines.indices {
      // The edits by what they leave in the registers, in the order of the first of each.
      var groups: [(values: [Double], edits: [Int])] = []
      var places: [[Double]: Int] = [:]
      for edit in edits[line] {
        guard let code = codes[edit] else { continue }
        registers.values = before
        registers.run(code)
        let values = registers.values
        if let place = places[values] {
          groups[place].edits.append(edit)
        } else {
          places[values] = groups.count
          groups.append((values, [edit]))
        }
      }
      for group in groups { add(group.values, group.edits, after: line, bound, to: &pairs) }
      registers.values = before
      registers.run(code.lines[line])
      before = registers.values
    }
    return pairs
  }

  private func add(
    _ values: [Double], _ firsts: [Int], after line: Int, _ bound: Double,
    to pairs: inout [(first: Int, second: Int)]
  ) {
    var before = values
    for other in (line + 1)..<max(line + 1, code.lines.count) {
      for second in edits[other] {
        guard let code = codes[second] else { continue }
        registers.values = before
        registers.run(code)
        for rest in (other + 1)..<max(other + 1, self.code.lines.count) {
          registers.run(self.code.lines[rest])
        }
        if isNear(registers[self.code.parameter], observed, bound) {
          pairs += firsts.map { ($0, second) }
        }
      }
      registers.values = before
      registers.run(code.lines[other])
      before = registers.values
    }
  }
}
