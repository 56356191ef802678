import Plotting
import Testing

extension Element {
  /// The place of a text, as wide as it is in DejaVu Sans, among the widest of common fonts.
  func textBox() throws -> Box {
    let size = number("font-size") ?? 11
    let width = text.reduce(0.0) { width, character in
      switch character {
      case "0"..."9": width + 0.636
      case "−": width + 0.838
      case ".", ",", " ": width + 0.318
      case "(", ")": width + 0.39
      case "⁰"..."⁹", "¹", "²", "³", "⁻": width + 0.42
      case "f", "i", "j", "l", "r", "t": width + 0.42
      default: width + 0.62
      }
    }
    let x = try #require(number("x"))
    let y = try #require(number("y"))
    let left =
      switch attributes["text-anchor"] {
      case "start": x
      case "end": x - width * size
      default: x - width * size / 2
      }
    if attributes["transform"] != nil {
      // A text that runs upwards, centred at its place.
      return Box(
        x: x - size * 0.73, y: y - width * size / 2, width: size * 0.73, height: width * size)
    }
    // Without descenders, as in ticks.
    return Box(x: left, y: y - size * 0.73, width: width * size, height: size * 0.73)
  }
}
