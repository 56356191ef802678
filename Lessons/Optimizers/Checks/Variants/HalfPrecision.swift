/// Returns a number as half precision holds it: eleven binary digits.
///
/// `Float16` is not there on every platform that Swift runs on. Numbers below the smallest normal one
/// keep fewer digits; above the largest there is only infinity.
func halfPrecision(_ number: Double) -> Double {
  guard number.isFinite, number != 0 else { return number }
  let unit = Double(sign: .plus, exponent: max(number.exponent, -14) - 10, significand: 1)
  let rounded = (number / unit).rounded(.toNearestOrEven) * unit
  return abs(rounded) > 65504 ? number < 0 ? -.infinity : .infinity : rounded
}
