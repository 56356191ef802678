import Foundation
import Reporting
import Testing

@Suite("The JSON report")
struct JSONReportTests {
  private func decoded(_ text: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test("It has the contract's keys, and values of the lesson")
  func lesson() throws {
    let report = try decoded(JSONReport(Sample.mixed).text())
    #expect(
      Set(report.keys) == [
        "schemaVersion", "lesson", "seed", "score", "maxScore", "bonusScore", "isolation", "digest",
        "remarks", "exercises",
      ])
    #expect(report["schemaVersion"] as? Int == 1)
    #expect(report["lesson"] as? String == "optimizers")
    #expect(report["seed"] as? Int == 7)
    #expect(report["score"] as? Int == 25)
    #expect(report["maxScore"] as? Int == 100)
    #expect(report["bonusScore"] as? Int == 0)
    #expect(report["isolation"] as? String == "limits only")
    #expect(report["digest"] as? String == "0123abcd")
    let exercises = try #require(report["exercises"] as? [[String: Any]])
    #expect(
      exercises.map { $0["status"] as? String } == [
        "passed", "failed", "timedOut", "didNotCompile", "crashed", "notAttempted",
      ])
    #expect(exercises.map { $0["bonus"] as? Bool } == [false, false, false, false, false, true])
  }

  @Test("An exercise names its misconception, and has null where there is none")
  func exercise() throws {
    let report = try decoded(JSONReport(Sample.mixed).text())
    let exercises = try #require(report["exercises"] as? [[String: Any]])
    let failed = exercises[1]
    #expect(failed["misconception"] as? String == "momentum.no-average")
    #expect(failed["misconceptions"] as? [String] == ["momentum.no-average", "momentum.sum"])
    #expect(failed["convention"] is NSNull)
    #expect(failed["message"] as? String == "The average is too large by a factor of ten.")
    #expect(exercises[0]["misconception"] is NSNull)
    #expect(exercises[0]["convention"] as? String == "loop.zero-first")
    let diagnostics = try #require(exercises[3]["diagnostics"] as? [[String: Any]])
    #expect(diagnostics.first?["line"] as? Int == 2)
    #expect(diagnostics.first?["column"] as? Int == 11)
    #expect(diagnostics.first?["severity"] as? String == "error")
  }

  @Test("The first divergence has its numbers, those that are not finite as words")
  func divergence() throws {
    let graded = Sample.graded([Sample.nonFinite])
    let text = try JSONReport(graded).text()
    let report = try decoded(text)
    let exercise = try #require((report["exercises"] as? [[String: Any]])?.first)
    let check = try #require((exercise["checks"] as? [[String: Any]])?.first)
    let divergence = try #require(check["firstDivergence"] as? [String: Any])
    #expect(divergence["step"] as? Int == 3)
    #expect(divergence["expected"] as? [Double] == [0.1, -2, 1e-300, 1e22])
    let actual = try #require(divergence["actual"] as? [Any])
    #expect(actual.map { $0 as? String } == ["nan", "inf", "-inf", nil])
    // The decoder rounds, so this one digit for digit.
    #expect(text.contains(" 0.30000000000000004\n"))
  }

  @Test("It is these bytes")
  func golden() throws {
    let expected = """
      {
        "bonusScore" : 0,
        "digest" : "0123abcd",
        "exercises" : [
          {
            "bonus" : false,
            "checks" : [
              {
                "firstDivergence" : null,
                "id" : "loop.calls",
                "maxScore" : 20,
                "message" : "Agrees exactly on 400 numbers.",
                "score" : 20,
                "status" : "passed",
                "title" : "The order of calls"
              }
            ],
            "convention" : "loop.zero-first",
            "diagnostics" : [

            ],
            "formulas" : [

            ],
            "id" : "training-loop",
            "maxScore" : 20,
            "message" : "All 3 checks agree.",
            "misconception" : null,
            "misconceptions" : [

            ],
            "quantities" : [

            ],
            "score" : 20,
            "status" : "passed",
            "title" : "The training loop"
          }
        ],
        "isolation" : "limits only",
        "lesson" : "optimizers",
        "maxScore" : 20,
        "remarks" : [
          "a/b"
        ],
        "schemaVersion" : 1,
        "score" : 20,
        "seed" : 7
      }

      """
    let graded = Sample.graded([Sample.passed], remarks: ["a/b"])
    #expect(try JSONReport(graded).text() == expected)
  }

  @Test("At most twenty diagnostics are told of an exercise")
  func manyDiagnostics() throws {
    let report = try decoded(JSONReport(Sample.graded([Sample.verbose])).text())
    let exercise = try #require((report["exercises"] as? [[String: Any]])?.first)
    #expect((exercise["diagnostics"] as? [Any])?.count == 20)
  }

  @Test("Hidden characters of a submission are shown, in every string")
  func hostile() throws {
    let text = try JSONReport(Hostile.lesson(saying: Hostile.text)).text()
    _ = try decoded(text)
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
    for hidden in ["\u{202E}", "\u{9B}", "\u{200B}", "\\u001b", "\\u0007"] {
      #expect(!text.unicodeScalars.contains(hidden.unicodeScalars))
    }
    #expect(text.contains("␛[31mred"))
  }
}
