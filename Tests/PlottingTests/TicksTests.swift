import Plotting
import Testing

struct TicksTests {
  @Test(
    "Linear ticks are multiples of 1, 2 or 5 times a power of ten",
    arguments: [
      (-2.0...2.0, 8, ["−2", "−1", "0", "1", "2"]),
      (-1.0...3.0, 8, ["−1", "0", "1", "2", "3"]),
      (0.0...100.0, 6, ["0", "20", "40", "60", "80", "100"]),
      (0.0...1.0, 6, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
      (0.0...0.03, 4, ["0.00", "0.01", "0.02", "0.03"]),
      (0.1...0.3, 3, ["0.1", "0.2", "0.3"]),
      (-7.3...11.9, 5, ["−5", "0", "5", "10"]),
      (1e6...4e6, 4, ["1×10⁶", "2×10⁶", "3×10⁶", "4×10⁶"]),
      (5.0...5.0, 4, []),
    ])
  func linear(range: ClosedRange<Double>, limit: Int, labels: [String]) {
    #expect(Ticks.linear(in: range, limit: limit).map(\.label) == labels)
  }

  @Test(
    "Logarithmic ticks are powers of ten, thinned evenly, or 1, 2 and 5 where there are few",
    arguments: [
      (1.0...2510.0, 8, ["1", "10", "100", "1000"]),
      (0.001...1.0, 8, ["10⁻³", "10⁻²", "10⁻¹", "10⁰"]),
      (0.01...1.0, 2, ["0.01", "1"]),
      (1e-16...1.0, 5, ["10⁻¹⁶", "10⁻¹²", "10⁻⁸", "10⁻⁴", "10⁰"]),
      (2.0...30.0, 8, ["2", "5", "10", "20"]),
      (0.09...1.1, 8, ["0.1", "0.2", "0.5", "1"]),
      (3.1...3.4, 8, ["3.1", "3.2", "3.3", "3.4"]),
    ])
  func logarithmic(range: ClosedRange<Double>, limit: Int, labels: [String]) {
    #expect(Ticks.logarithmic(in: range, limit: limit).map(\.label) == labels)
  }

  @Test("There are never more ticks than allowed", arguments: 1...9)
  func limit(limit: Int) {
    for exponent in -12...12 {
      let top = (0..<exponent.magnitude).reduce(1.7) { value, _ in
        exponent < 0 ? value / 10 : value * 10
      }
      #expect(Ticks.linear(in: -top...(top * 2), limit: limit).count <= limit)
      #expect(Ticks.logarithmic(in: top...(top * 1e9), limit: limit).count <= limit)
    }
  }

  @Test(
    "Numbers are rounded for reading and keep their sign and size",
    arguments: [
      (0.0, "0"), (-0.0, "0"), (0.3124, "0.3124"), (-0.10449, "−0.1045"), (99.999, "100"),
      (1234.5, "1235"), (123_456.0, "123456"), (2.5e-7, "2.5×10⁻⁷"), (-1e300, "−1×10³⁰⁰"),
      (9.9999e-4, "0.001"), (9.9999e-5, "1×10⁻⁴"), (.leastNonzeroMagnitude, "4.941×10⁻³²⁴"),
      (.infinity, "∞"), (-.infinity, "−∞"),
      (.nan, "NaN"),
    ])
  func short(value: Double, text: String) {
    #expect(TickText.short(value) == text)
  }
}
