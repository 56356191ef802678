/// The colour map viridis by Stéfan van der Walt and Nathaniel Smith (2015).
///
/// Its lightness increases evenly, so it is readable for colour-blind readers and in grey.
public enum Viridis {
  private static let stops = [
    0x440154, 0x482576, 0x414487, 0x35608D, 0x2A788E, 0x21908C, 0x22A884, 0x43BF71, 0x7AD151,
    0xBBDF27, 0xFDE725,
  ].map { Color(UInt32($0)) }

  /// Returns the colour of a number from 0 (dark violet) to 1 (yellow).
  public static func color(at place: Double) -> Color {
    let scaled = min(max(place, 0), 1) * Double(stops.count - 1)
    let index = min(Int(scaled), stops.count - 2)
    return stops[index].mixed(with: stops[index + 1], scaled - Double(index))
  }
}
