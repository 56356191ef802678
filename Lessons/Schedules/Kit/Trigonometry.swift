internal import Glibc

// Disfavored, so that a file that also imports Foundation uses Foundation's functions without
// ambiguity.

/// Returns the cosine of an angle in radians.
@_disfavoredOverload
public func cos(_ x: Double) -> Double { Glibc.cos(x) }

/// Returns the sine of an angle in radians.
@_disfavoredOverload
public func sin(_ x: Double) -> Double { Glibc.sin(x) }
