import Rules
import Testing

@Suite struct ProcedureTests {
  @Test("A procedure performs its actions before, in and after its turns")
  func order() {
    let procedure = Procedure(
      before: [Loop.open], [Loop.read, Loop.write], after: [Loop.close], count: .asked(plus: -1))
    #expect(Loop.calls(procedure, asked: 3) == "open read write read write close")
    #expect(
      procedure.text == "open before the loop; read, write in each of n − 1 turns; close after the "
        + "loop")
  }

  @Test("A single edit is among the edits that agree with its calls")
  func singleEdits() {
    let all = Loop.search.singleEdits(for: [])
    #expect(all.count > 80)
    for mistake in all {
      let runs = Loop.runs(mistake.procedure)
      #expect(
        Loop.search.singleEdits(for: runs).contains { $0.procedure == mistake.procedure },
        "\(mistake.sentence("It"))")
    }
  }

  @Test("Two edits are among the pairs of edits that agree with their calls", arguments: 0..<12)
  func pairsOfEdits(_ number: Int) throws {
    let all = Loop.search.pairsOfEdits(for: [])
    let mistake = all[(number * 977 + 31) % all.count]
    let pairs = Loop.search.pairsOfEdits(for: Loop.runs(mistake.procedure))
    let found = try #require(pairs.first { $0.procedure == mistake.procedure })
    #expect(found.sentence("It").contains(". It "))
    #expect(pairs.count < all.count)
  }

  @Test("No edit is listed twice, none that changes nothing, and always in the same order")
  func uniqueness() {
    let single = Loop.search.singleEdits(for: [])
    let all = single + Loop.search.pairsOfEdits(for: [])
    #expect(Set(all.map(\.procedure)).count == all.count)
    #expect(!all.contains { $0.procedure == Loop.procedure })
    #expect(single.map(\.name) == Loop.search.singleEdits(for: []).map(\.name))
  }

  @Test(
    "An edit is told with the action and its place",
    arguments: [
      (
        Procedure([Loop.read, Loop.write]), "never flushes the file: read, write in every turn.",
        "flush-never"
      ),
      (
        Procedure([Loop.write, Loop.read, Loop.flush]),
        "writes a line before it reads a line: write, read, flush in every turn.",
        "write-before-read"
      ),
      (
        Procedure([Loop.read, Loop.write, Loop.write, Loop.flush]),
        "writes a line twice in each turn: read, write, write, flush in every turn.", "write-twice"
      ),
      (
        Procedure(before: [Loop.read], [Loop.write, Loop.flush]),
        "reads a line once before the loop, not in each turn: read before the loop; write, flush "
          + "in every turn.", "read-only-before-loop"
      ),
      (
        Procedure([Loop.read, Loop.write, Loop.flush], after: [Loop.flush]),
        "flushes the file once more after the loop: read, write, flush in every turn; flush after "
          + "the loop.", "flush-also-after-loop"
      ),
      (
        Procedure([Loop.flush, Loop.write, Loop.read]),
        "has read and flush in each other’s place: flush, write, read in every turn.",
        "read-for-flush"
      ),
      (
        Procedure([Loop.read, Loop.read, Loop.flush]),
        "reads a line in the place where it writes a line: read, read, flush in every turn.",
        "read-in-place-of-write"
      ),
      (
        Procedure([Loop.read, Loop.write, Loop.flush], count: .fixed(7)),
        "always takes 7 turns, whatever it is asked for: read, write, flush in each of 7 turns.",
        "fixed-turns"
      ),
      (
        Procedure([Loop.peek, Loop.write, Loop.flush]),
        "It looks at a line.", "looks"
      ),
    ])
  func words(_ procedure: Procedure, _ sentence: String, _ name: String) throws {
    let edits = Loop.search.singleEdits(for: Loop.runs(procedure))
    let found = try #require(edits.first { $0.procedure == procedure })
    #expect(found.sentence("It") == (sentence.hasPrefix("It ") ? sentence : "It \(sentence)"))
    #expect(found.name == name)
  }

  @Test(
    "The turns of an action are read off the calls",
    arguments: [
      (Turns.first(4), "only in the first 4 turns"),
      (.allButFirst(3), "in all turns but the first 3 turns"),
      (.last(1), "only in the last turn"), (.allButLast(1), "in all turns but the last turn"),
      (.multiples(of: 10, remainder: 0), "only in every 10th turn, from turn 1 on"),
      (.multiples(of: 23, remainder: 22), "only in every 23rd turn, from turn 23 on"),
    ])
  func turns(_ turns: Turns, _ text: String) throws {
    var procedure = Loop.procedure
    procedure.turn[1].turns = turns
    let found = try #require(
      Loop.search.singleEdits(for: Loop.runs(procedure)).first { $0.procedure == procedure })
    #expect(found.sentence("It").hasPrefix("It writes a line \(text): "))
  }

  @Test(
    "The number of turns is read off the calls",
    arguments: [
      (TurnCount.asked(plus: -1), "takes 1 turn fewer than asked for"),
      (.asked(plus: 4), "takes 4 turns more than asked for"),
      (.fixed(37), "always takes 37 turns, whatever it is asked for"),
      (.atMost(20), "never takes more than 20 turns"),
      (.atLeast(5), "never takes fewer than 5 turns"),
      (.times(2), "takes 2 times as many turns as asked for"),
      (.part(2, roundedUp: false), "takes only one of 2 turns asked for, rounded down"),
      (.part(3, roundedUp: true), "takes only one of 3 turns asked for, rounded up"),
    ])
  func counts(_ count: TurnCount, _ clause: String) throws {
    var procedure = Loop.procedure
    procedure.count = count
    let found = try #require(
      Loop.search.singleEdits(for: Loop.runs(procedure)).first { $0.procedure == procedure })
    #expect(found.sentence("It").hasPrefix("It \(clause): "))
  }
}

/// A loop that copies a file line by line.
private enum Loop {
  static let open = Action("open", "opens the file")
  static let close = Action("close", "closes the file")
  static let read = Action("read", "reads a line")
  static let write = Action("write", "writes a line")
  static let flush = Action("flush", "flushes the file")
  static let peek = Action("peek", "looks at a line", countedAs: read)

  static let procedure = Procedure([read, write, flush])

  static let search = ProcedureSearch(
    [procedure],
    mistakes: [ActionMistake(peek, .insteadOf(read), name: "looks", "It looks at a line.")],
    counted: [read, write])

  static func calls(_ procedure: Procedure, asked: Int) -> String {
    var calls: [String] = []
    procedure.run(asked: asked) { calls.append($0.name) }
    return calls.joined(separator: " ")
  }

  /// The calls of a procedure for several numbers of turns.
  static func runs(_ procedure: Procedure) -> [ProcedureRun] {
    [0, 1, 2, 3, 10, 100].map { asked in
      ProcedureRun(
        asked: asked,
        times: Dictionary(
          uniqueKeysWithValues: [read, write, flush].map {
            ($0, procedure.times($0, asked: asked))
          }))
    }
  }
}
