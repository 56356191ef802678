internal import Glibc

/// A rule's code, in which edits are made for a moment, and the runs that it is compared with.
final class Trial {
  let runs: [RuleRun]
  let bound: Double
  private let registers: Registers
  private var code: RuleCode
  private var order: [Int]

  init(_ code: RuleCode, _ runs: [RuleRun], _ bound: Double) {
    self.code = code
    self.runs = runs
    self.bound = bound
    registers = Registers(code.layout)
    order = Array(code.lines.indices)
  }

  /// Makes an edit, calls a closure, and undoes the edit.
  ///
  /// - Parameters:
  ///   - edit: The edit; not one of the whole rule.
  ///   - line: The code of the line, or of the starting formula, that the edit changes.
  ///   - body: What is done with the edit made.
  /// - Returns: What `body` returns.
  func with<Result>(_ edit: RuleEdit, _ line: LineCode?, _ body: (Trial) -> Result) -> Result {
    switch edit.change {
    case .formula(let place, _), .target(let place, _):
      guard let line else { return body(self) }
      let old = code.lines[place]
      code.lines[place] = line
      defer { code.lines[place] = old }
      return body(self)
    case .order(let other):
      let old = order
      order = other
      defer { order = old }
      return body(self)
    case .start(let state, let start):
      let old = code.starts[state]
      code.starts[state] = StartCode(register: old.register, start: start, formula: line)
      defer { code.starts[state] = old }
      return body(self)
    case .rule: return body(self)
    }
  }

  /// The run that decides first.
  var firstRun: RuleRun { runs[0] }

  /// Whether the code gives the observed values of all runs.
  func agrees() -> Bool {
    runs.allSatisfy { run in
      steps(of: run) { index, value in isNear(value, run.observed[index], bound) }
    }
  }

  /// Runs the code along a run, for as long as `body` returns true of a step's value.
  ///
  /// - Returns: Whether it returned true of all.
  private func steps(
    of run: RuleRun, _ body: (_ index: Int, _ value: Double) -> Bool
  ) -> Bool {
    registers.begin(run, of: code)
    for index in run.observed.indices {
      registers.enter(index, of: run, code)
      for line in order { registers.run(code.lines[line]) }
      guard body(index, registers[code.parameter]) else { return false }
    }
    return true
  }
}

/// Whether a value is an observed one, or near it.
func isNear(_ value: Double, _ observed: Double, _ bound: Double) -> Bool {
  abs(value - observed) <= bound * max(1, abs(observed)) || value == observed
    || value.isNaN && observed.isNaN
}

// MARK: Unknown constants

/// A step in which an observed value is not the right rule's.
struct Clue {
  let run: Int
  let step: Int
}

extension Trial {
  /// Returns the values of the unknown constant with which the code gives the observed values of all
  /// runs.
  ///
  /// - Parameters:
  ///   - grid: The numbers between which they are searched.
  ///   - clues: Where the observed values are not those of the right rule.
  ///   - attempts: How many of the clues that depend on the constant are used.
  /// - Returns: The decimals with the fewest digits first.
  func constants(in grid: [Double], clues: [Clue], attempts: Int) -> [Double] {
    guard let unknown = code.unknown else { return [] }
    var tried = 0
    for clue in clues where tried < attempts {
      let run = runs[clue.run]
      let roots = roots(in: grid) { constant in
        registers[unknown] = constant
        return value(of: run, at: clue.step) - run.observed[clue.step]
      }
      guard let roots else { continue }
      tried += 1
      let found = roots.flatMap { root in
        roundings(of: root).filter { constant in
          registers[unknown] = constant
          return agrees()
        }
      }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// Returns the steps in which the observed values are not the code's, of the first runs that have any:
  /// the first of each, the last, in which small differences have grown, and some between.
  func clues() -> [Clue] {
    var clues: [[Clue]] = [[], [], []]
    for (index, run) in runs.enumerated() where clues[0].count < 8 {
      let values = values(of: run)
      let steps = run.observed.indices.filter {
        run.observed[$0].isFinite && !isNear(values[$0], run.observed[$0], bound)
      }
      guard let first = steps.first else { continue }
      clues[0].append(Clue(run: index, step: first))
      if steps.count > 1 { clues[1].append(Clue(run: index, step: steps[steps.count - 1])) }
      if steps.count > 2 { clues[2].append(Clue(run: index, step: steps[1])) }
    }
    return clues.flatMap(\.self)
  }

  private func values(of run: RuleRun) -> [Double] {
    var values: [Double] = []
    _ = steps(of: run) { _, value in
      values.append(value)
      return true
    }
    return values
  }

  /// Returns the value of a run's step.
  private func value(of run: RuleRun, at step: Int) -> Double {
    var result = Double.nan
    _ = steps(of: run) { index, value in
      result = value
      return index < step
    }
    return result
  }

  /// Returns the constants at which a difference is zero; nil where it does not depend on the constant.
  private func roots(in grid: [Double], of difference: (_ constant: Double) -> Double) -> [Double]?
  {
    let differences = grid.map(difference)
    let finite = differences.filter(\.isFinite)
    guard let least = finite.min(), let most = finite.max(), most - least > 1e-7 else { return nil }
    var roots = zip(grid, differences).filter { $1 == 0 }.map(\.0)
    for place in grid.indices.dropLast() {
      let below = differences[place]
      guard below * differences[place + 1] < 0 else { continue }
      var (low, high) = (grid[place], grid[place + 1])
      for _ in 0..<70 {
        let middle = (low + high) / 2
        guard middle > low, middle < high else { break }
        let found = difference(middle)
        if found == 0 {
          (low, high) = (middle, middle)
        } else if (found < 0) == (below < 0) {
          low = middle
        } else {
          high = middle
        }
      }
      roots.append((low + high) / 2)
    }
    // Constants by which nothing changes are none.
    return roots.count > 8 ? [] : roots
  }

  /// Returns the decimals near a number, those with the fewest digits first.
  private func roundings(of number: Double) -> [Double] {
    guard number != 0, number.isFinite else { return [number] }
    var found: [Double] = []
    for digits in 1...15 {
      let rounded = number.rounded(toDigits: digits)
      if Swift.abs(rounded - number) <= 1e-6 * Swift.abs(number), found.last != rounded {
        found.append(rounded)
      }
    }
    return found + [number]
  }
}

extension Double {
  /// Returns the number with this many decimal digits.
  fileprivate func rounded(toDigits digits: Int) -> Double {
    var text = [CChar](repeating: 0, count: 40)
    _ = withVaList([Int32(digits - 1), self]) { vsnprintf(&text, text.count, "%.*e", $0) }
    return strtod(text, nil)
  }
}
