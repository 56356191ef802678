import Checking
import Observations
import Testing

/// Inputs that are easy to read in a report.
@Suite struct ReadableNumberTests {
  @Test("Numbers with decimals are rounded, stay in their range, and are the same for a seed")
  func decimals() {
    var random = SeededGenerator(seed: 3)
    var again = SeededGenerator(seed: 3)
    let numbers = random.numbers(200, in: -9.005...9.005, decimals: 2)
    #expect(numbers == again.numbers(200, in: -9.005...9.005, decimals: 2))
    for number in numbers {
      #expect((-9.005...9.005).contains(number))
      #expect(NumberText.short(number).count <= 6)
    }
    #expect(Set(numbers).count > 150)
    let whole = random.number(in: 1...6, decimals: 0)
    #expect(whole == whole.rounded())
  }

  @Test("A value of any observable type is shown as in a report")
  func text() {
    #expect(ValueText.of([3.649932424640928, 1]) == "[3.649932425, 1]")
    #expect(ValueText.of((2, "a")) == "(2, “a”)")
    #expect(ValueText.of([1, 2, 3, 4, 5]) == "[1, 2, 3, 4, …]")
    #expect(ValueText.of(ObservedValue.boolean(true)) == "true")
  }
}
