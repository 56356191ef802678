#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

// The functions of the C library that drawing needs, so that no other file imports a C library or
// Foundation. Platforms may differ in the last bit of a result. The drawing rounds to tenths of a
// pixel or to a few digits, so that the difference does not show.

func logarithm10(_ x: Double) -> Double { log10(x) }
func powerOf10(_ exponent: Double) -> Double { pow(10, exponent) }
func sine(degrees: Double) -> Double { sin(degrees * .pi / 180) }
func cosine(degrees: Double) -> Double { cos(degrees * .pi / 180) }
