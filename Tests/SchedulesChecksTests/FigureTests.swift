import Checking
import Figures
import Observations
import Plotting
import SchedulesChecks
import SchedulesKit
import Testing

/// The figures: what they draw from whom, and with which numbers.
@Suite struct FigureTests {
  private func plan(_ body: String) throws -> FigurePlan {
    try LessonEntry().figure(id: "f", description: "title: T\ncaption: C\n\(body)")
  }

  private let cosine = """
    kind: rates
    steps: 30
    runs:
      - {schedule: step, base: 1, factor: 0.5, every: 10, adjust: all}
      - {schedule: cosine, peak: 1, floor: 0, warmup: 5, total: 20, adjust: [peak]}
    """

  private func names(_ figure: Plotting.Figure) -> [String] {
    figure.panels.compactMap { $0 as? SeriesPanel }.first?.series.map(\.line.name) ?? []
  }

  @Test("A figure of rates runs the exercises that compute them")
  func exercises() throws {
    #expect(try plan(cosine).runs.map(\.exercise) == ["step-decay", "cosine"])
  }

  @Test("A wrong rate is drawn beside the reference, from where it first differs")
  func wrongRates() throws {
    let plan = try plan(cosine)
    let late = Trace((0..<30).map { Trace.Row("the rate", number: $0 + 1, [$0 <= 10 ? 1 : 0.25]) })
    let figure = try plan.draw([.observed(late), nil])
    #expect(names(figure) == ["Step decay, reference", "Step decay, yours", "Cosine"])
    let wrong = try #require((figure.panels[0] as? SeriesPanel)?.series[1])
    #expect(wrong.highlight?.index == 10)
  }

  @Test("Another accepted warm-up is drawn as it is")
  func otherConvention() throws {
    let plan = try plan(cosine)
    let rates = (0..<30).map { step -> Double in
      let call = CosineCall(step: step, peak: 1, floor: 0, warmup: 5, total: 20)
      return step < 5 ? Double(step) / 5 : call.rate
    }
    let trace = Trace(rates.enumerated().map { Trace.Row("the rate", number: $0 + 1, [$1]) })
    #expect(names(try plan.draw([nil, .observed(trace)])) == ["Step decay", "Cosine"])
  }

  @Test("A reader's numbers change the scenario, the caption and the facts")
  func adjusting() throws {
    let plan = try plan(cosine)
    var settings = FigureSettings()
    settings.set("peak", in: "cosine", to: 2)
    let adjusted = try plan.adjusted(to: settings)
    #expect(adjusted.runs[1].scenario != plan.runs[1].scenario)
    #expect(adjusted.runs[0].scenario == plan.runs[0].scenario)
    let figure = try adjusted.draw([nil, nil])
    #expect(figure.description.contains("Cosine: peak 2"))
    #expect(adjusted.facts([nil, nil]).map { $0.values["peak"] } == [nil, 2])
  }

  @Test("A number that the figure does not offer is refused")
  func refused() throws {
    var settings = FigureSettings()
    settings.set("floor", in: "cosine", to: 0.5)
    #expect(throws: FigureSettingFault.self) { try plan(cosine).adjusted(to: settings) }
  }

  @Test("Losses in the noise have a band over ten seeds")
  func bands() throws {
    let plan = try plan(
      "kind: noise\nsteps: 50\nruns:\n  - {schedule: constant, rate: 0.02, adjust: all}\n")
    let series = try #require((try plan.draw([]).panels[0] as? SeriesPanel)?.series.first)
    #expect(series.values.count == 51)
    #expect(series.band?.meaning == "range of 10 seeds")
  }

  @Test("The challenge's figure shows the choice, and what a reader tries in its place")
  func challenge() throws {
    let plan = try plan("kind: challenge")
    let row = ScheduleChoice.cosine(peak: 0.03, floor: 0, warmup: 5, total: 200).row
    #expect(
      names(try plan.draw([.observed(Trace([row]))])) == ["Constant rate of 0.02", "Cosine, yours"])
    var settings = FigureSettings()
    settings.set("peak", in: "cosine", to: 0.045)
    let tried = try plan.adjusted(to: settings)
    #expect(
      tried.solution?.expression == ".cosine(peak: 0.045, floor: 0.0, warmup: 10, total: 200)")
    #expect(tried.facts([]).first?.award?.points ?? 0 >= 8)
  }

  @Test(
    "A description that is wrong is refused",
    arguments: [
      "kind: pie", "kind: rates\nsteps: 1\nruns: []",
      "kind: noise\nsteps: 5\nruns:\n  - {schedule: x}",
      "kind: challenge\nextra: 1",
    ])
  func faults(_ body: String) {
    #expect(throws: (any Error).self) { try plan(body) }
  }
}
