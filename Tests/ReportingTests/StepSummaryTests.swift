import Reporting
import Testing

@Suite("The summary of a workflow's step")
struct StepSummaryTests {
  @Test("It has the score, and a row for each exercise with what to fix first and where")
  func rows() {
    let lines = StepSummary(Sample.mixed).text.split(separator: "\n").map(String.init)
    #expect(lines[0] == "## Optimizers: 25 of 100 points")
    let table = """
      | exercise | verdict | points | first thing to fix | where |
      |---|---|---:|---|---|
      | The training loop | ✓ passed | 20/20 |  |  |
      | Momentum | ✗ failed | 5/20 | The average is too large by a factor of ten. | Momentum.swift\\:3 |
      | Stochastic gradient descent | ! timed out | 0/20 | No answer within 2 s of CPU time. \
      | StochasticGradientDescent.swift |
      | RMSprop | ✗ did not compile | 0/20 | RMSProp.swift does not compile. \
      | RMSProp.swift\\:2\\:11 |
      | Adam | ! crashed | 0/20 | Index out of range, in Adam.swift, line 9. | Adam.swift\\:9 |
      | The challenge | · not attempted | 0/10 bonus | Not attempted yet. |  |
      """
    #expect(lines.dropFirst().joined(separator: "\n") == table)
  }

  @Test("Nothing of a submission's text becomes Markdown or HTML")
  func hostile() {
    let text = StepSummary(Hostile.lesson(saying: Hostile.text + "\n| a | [x](y) **b** `c`")).text
    for line in text.split(separator: "\n") where line.hasPrefix("| M") {
      let bars = line.replacing("\\|", with: "").count { $0 == "|" }
      #expect(bars == 6)
    }
    let unescaped = text.replacing(/\\./.matchingSemantics(.unicodeScalar), with: "")
    #expect(!unescaped.contains("<"))
    #expect(!unescaped.contains("["))
    #expect(!unescaped.contains("`"))
    #expect(!unescaped.contains("**"))
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
  }
}
