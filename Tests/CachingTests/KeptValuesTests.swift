import Caching
import Testing

@Suite struct KeptValuesTests {
  @Test("A value is computed once for its key, and the ones used last are kept")
  func kept() {
    let values = KeptValues<Int>(count: 2)
    #expect(values.value(for: "a") { 1 } == 1)
    #expect(values.value(for: "b") { 2 } == 2)
    #expect(values.value(for: "a") { 10 } == 1)
    #expect(values.value(for: "c") { 3 } == 3)
    #expect(values.value(for: "b") { 20 } == 20)
    #expect(values.value(for: "c") { 30 } == 3)
    #expect(values.value(for: "a") { 100 } == 100)
  }

  @Test("Nothing is kept of a computation that fails, or where nothing is to be kept")
  func notKept() {
    struct Fault: Error {}
    let values = KeptValues<Int>(count: 2)
    #expect(throws: Fault.self) { try values.value(for: "a") { throw Fault() } }
    #expect(values.value(for: "a") { 1 } == 1)
    let none = KeptValues<Int>(count: 0)
    #expect(none.value(for: "a") { 1 } == 1)
    #expect(none.value(for: "a") { 2 } == 2)
  }
}
