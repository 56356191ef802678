#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

// The C library's functions that the drawing needs. They stand here alone so that no other file
// imports a platform, and none needs Foundation. Results are rounded to tenths of a pixel or to a
// few digits before they are written, so a last bit that differs between platforms does not show.

func logarithm10(_ x: Double) -> Double { log10(x) }
func powerOf10(_ exponent: Double) -> Double { pow(10, exponent) }
func sine(degrees: Double) -> Double { sin(degrees * .pi / 180) }
func cosine(degrees: Double) -> Double { cos(degrees * .pi / 180) }
