import Testing

@Suite("Faults of exercises")
struct ExerciseFaultTests {
  private static func fence(_ info: String, _ stub: String = "unfinished(\"sgd\")") -> String {
    "# Exercise: SGD\n\n```\(info)\n\(stub)\n```\n"
  }
  private static let right: String = fence("swift {#sgd .exercise points=20 file=Sgd.swift}")

  static let attributes: [FaultCase] = [
    FaultCase(
      "an unknown attribute",
      fence("swift {#sgd .exercise points=20 ¦minuts=5 file=Sgd.swift}"),
      "`minuts` is no attribute of an exercise; did you mean `minutes`?",
      right: fence("swift {#sgd .exercise points=20 minutes=5 file=Sgd.swift}")),
    FaultCase(
      "an attribute like no other",
      fence("swift {#sgd .exercise points=20 file=Sgd.swift ¦colour=red}"),
      "known: `points`, `minutes`, `file`, `needs`, `title`", right: right),
    FaultCase(
      "an unknown class", fence("swift {#sgd .exercise ¦.bonsu points=20 file=Sgd.swift}"),
      "`.bonsu` is no class of an exercise; did you mean `bonus`?",
      right: fence("swift {#sgd .exercise .bonus points=20 file=Sgd.swift}")),
    FaultCase(
      "a misspelt class", fence("swift ¦{#sgd ¦.exersise points=20 file=Sgd.swift}"),
      "add `.exercise`", "did you mean `exercise`?", right: right),
    FaultCase(
      "an exercise's attributes without the class", fence("swift ¦{#sgd points=20 file=Sgd.swift}"),
      "add `.exercise`", right: right),
    FaultCase(
      "no id", fence("swift ¦{.exercise points=20 file=Sgd.swift}"),
      "the exercise has no id; add `#name`", right: right),
    FaultCase(
      "an id that is none",
      fence("swift {¦#SGD .exercise points=20 file=Sgd.swift}", "unfinished(\"SGD\")"),
      "write lowercase words joined by dashes", right: right),
    FaultCase(
      "two ids", fence("swift {#sgd ¦#adam .exercise points=20 file=Sgd.swift}"), "two ids",
      right: right),
    FaultCase(
      "no points", fence("swift ¦{#sgd .exercise file=Sgd.swift}"), "the exercise has no points",
      right: right),
    FaultCase(
      "no file", fence("swift ¦{#sgd .exercise points=20}"), "the exercise has no file",
      right: right),
    FaultCase(
      "points that are no number", fence("swift {#sgd .exercise points=¦many file=Sgd.swift}"),
      "`many` is no number of points", right: right),
    FaultCase(
      "no points at all", fence("swift {#sgd .exercise points=¦0 file=Sgd.swift}"), "from 1",
      right: right),
    FaultCase(
      "more minutes than there are",
      fence("swift {#sgd .exercise points=1 minutes=¦99999999999999999999 file=Sgd.swift}"),
      "no number of minutes", right: right),
    FaultCase(
      "half a minute", fence("swift {#sgd .exercise points=1 minutes=¦2.5 file=Sgd.swift}"),
      "no number of minutes", right: right),
    FaultCase(
      "a file in a folder", fence("swift {#sgd .exercise points=20 file=¦../Sgd.swift}"),
      "no plain Swift file name", right: right),
    FaultCase(
      "a file that is no Swift", fence("swift {#sgd .exercise points=20 file=¦Sgd.py}"),
      "no plain Swift file name", right: right),
    FaultCase(
      "an empty title", fence("swift {#sgd .exercise title=¦\"\" points=20 file=Sgd.swift}"),
      "the title is empty", right: right),
    FaultCase(
      "a title twice", fence("swift {#sgd .exercise title=a ¦title=b points=20 file=Sgd.swift}"),
      "`title` is given twice",
      right: fence("swift {#sgd .exercise title='a b' points=20 file=Sgd.swift}")),
    FaultCase(
      "no title and no heading",
      "```swift ¦{#sgd .exercise points=20 file=Sgd.swift}\nunfinished(\"sgd\")\n```",
      "put a heading above it", right: right),
    FaultCase(
      "another language", fence("python {#sgd .exercise points=20 file=Sgd.swift}").blamingFence,
      "this fence says `python`", right: right),
    FaultCase(
      "no language",
      fence("{.swift #sgd .exercise points=20 file=Sgd.swift}").replacing(
        "{.swift", with: "{¦.swift"
      ).blamingFence,
      "this fence says no language", "`.swift` is no class", right: right),
  ]

  static let form: [FaultCase] = [
    FaultCase(
      "braces that never close", fence("swift ¦{#sgd .exercise points=20 file=Sgd.swift"),
      "close them with }", right: right),
    FaultCase(
      "braces that never close, and little in them", fence("swift ¦{.exercise #sgd").tripled,
      "close them with }", "has no file", "has no points", right: right),
    FaultCase(
      "no braces", fence("swift ¦#sgd .exercise points=20"),
      "write swift {#sgd .exercise points=20}", right: right),
    FaultCase(
      "a quote that never closes",
      fence("swift {#sgd .exercise points=20 file=Sgd.swift title=¦\"SGD}"),
      "the quote that opens here never ends", right: right),
    FaultCase(
      "spaces around an equals sign",
      fence("swift {#sgd .exercise ¦points= file=Sgd.swift}").replacing(
        "swift {", with: "swift ¦{"),
      "has no points", "without spaces", right: right),
    FaultCase(
      "a bare word", fence("swift {#sgd .exercise ¦bonus points=20 file=Sgd.swift}"),
      "`bonus` is no attribute; write #id, .class or key=value", right: right),
    FaultCase(
      "words behind the braces", fence("swift {#sgd .exercise points=20 file=Sgd.swift} ¦title=x"),
      "nothing may follow the attributes", right: right),
    FaultCase(
      "a fence that never closes",
      "# SGD\n\n¦```swift {#sgd .exercise points=20 file=Sgd.swift}\nunfinished(\"sgd\")\n``\n",
      "end it with ``` on a line of its own", right: right),
    FaultCase(
      "a longer fence that never closes", "text\n\n¦~~~~~ text\n~~~~\n     ~~~~~\n",
      "end it with ~~~~~", right: "~~~~~ text\n~~~~\n~~~~~~"),
    FaultCase(
      "a fence that ends with its list", "- a\n\n  ¦```\n  b\n\nc", "never closed",
      right: "- a\n\n  ```\n  b\n  ```\n\nc"),
    FaultCase(
      "a fence that opens on the last line", "a\n\n¦```", "never closed", right: "```\n```"),
    FaultCase(
      "an exercise in a list",
      "# SGD\n\n- ¦```swift {#sgd .exercise points=20 file=Sgd.swift}\n  unfinished(\"sgd\")\n  ```\n",
      "begin its fence at the margin", right: right),
  ]

  static let stubs: [FaultCase] = [
    FaultCase(
      "an empty stub", fence("swift {#sgd .exercise points=20 file=Sgd.swift}", "¦// nothing"),
      "the stub never calls unfinished(\"sgd\")", right: right),
    FaultCase(
      "a call in a comment",
      fence("swift {#sgd .exercise points=20 file=Sgd.swift}", "¦// unfinished(\"sgd\")"),
      "never calls",
      right: fence(
        "swift {#sgd .exercise points=20 file=Sgd.swift}",
        "unfinished( \"sgd\" ) // unfinished(\"x\")")),
    FaultCase(
      "another exercise's call",
      fence("swift {#sgd .exercise points=20 file=Sgd.swift}", "é(); ¦unfinished(\"adam\")"),
      "this stub is `sgd` but calls unfinished(\"adam\")", right: right),
    FaultCase(
      "one call too many",
      fence(
        "swift {#sgd .exercise points=20 file=Sgd.swift}",
        "unfinished(\"sgd\")\n  ¦unfinished(\"adam\")"),
      "this stub is `sgd`", right: right),
  ]

  static let several: [FaultCase] = [
    FaultCase(
      "two exercises of one name",
      exercise("sgd")
        + exercise("sgd", "points=1 file=Other.swift").replacing("{#sgd", with: "{¦#sgd"),
      "two exercises are called `sgd`; rename this one or the one at 9:11",
      right: exercise("sgd") + exercise("adam")),
    FaultCase(
      "two exercises in one file", exercise("sgd") + exercise("adam", "points=1 file=¦Sgd.swift"),
      "two exercises live in Sgd.swift; give this one or the one at 9:41",
      right: exercise("sgd") + exercise("adam")),
    FaultCase(
      "a need that nobody meets",
      exercise("sgd") + exercise("adam", "points=1 file=Adam.swift needs=¦sdg"),
      "no exercise is called `sdg`; did you mean `sgd`?",
      right: exercise("adam", "points=1 file=Adam.swift needs=sgd") + exercise("sgd")),
    FaultCase(
      "a need of itself", exercise("sgd", "points=1 file=Sgd.swift needs=¦sgd"),
      "the exercise needs itself", right: right),
    FaultCase(
      "needs that go round",
      exercise("a", "points=1 file=A.swift needs=b")
        + exercise("b", "points=1 file=B.swift needs=c")
        + exercise("c", "points=1 file=C.swift needs=¦\"d, a\"") + exercise("d"),
      "these exercises need each other: `a` → `b` → `c` → `a`",
      right: exercise("a", "points=1 file=A.swift needs=b,c")
        + exercise("b", "points=1 file=B.swift needs=c") + exercise("c")),
  ]

  @Test("in an attribute", arguments: attributes)
  func checkAttribute(fault: FaultCase) { fault.check(after: frontMatter) }

  @Test("in the form of a fence", arguments: form)
  func checkForm(fault: FaultCase) { fault.check(after: frontMatter) }

  @Test("in a stub", arguments: stubs)
  func checkStub(fault: FaultCase) { fault.check(after: frontMatter) }

  @Test("between exercises", arguments: several)
  func checkBetween(fault: FaultCase) { fault.check(after: frontMatter) }

  @Test(
    "An ordinary block of code is none, whatever its braces hold",
    arguments: [
      "js {1,3-4}", "swift {.numberLines startFrom=\"5\"}", "{.python}", "swift", "",
      "swift title=x", "swift {#named}", "yaml {", "c++ 'x",
    ])
  func ordinary(info: String) { #expect(faults(in: frontMatter + "```\(info)\ncode\n```") == []) }
}

extension String {
  fileprivate var blamingFence: String { replacing("```", with: "¦```", maxReplacements: 1) }
  /// The same with three faults at the first mark.
  fileprivate var tripled: String { replacing("¦", with: "¦¦¦") }
}
