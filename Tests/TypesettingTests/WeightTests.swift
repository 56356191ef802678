import Testing
import Typesetting

@Suite("What a formula weighs")
struct WeightTests {
  @Test("Its MathML says everything, without the TeX that it was made from")
  func mathML() throws {
    let html = Typesetter().math(#"\frac{a}{b}"#, display: true).html
    let math = try #require(html.firstMatch(of: /<math.*<\/math>/)).0
    let fraction = "<mfrac><mi>a</mi><mi>b</mi></mfrac>"
    #expect(!html.contains(";\""))
    #expect(math == "<math display=\"block\"><mrow>\(fraction)</mrow></math>")
  }
}
