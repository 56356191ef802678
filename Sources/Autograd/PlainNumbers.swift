// The C library's functions and not swift-numerics: a module that imports RealModule, even internally,
// makes every importing file load RealModule, and submissions are compiled against Autograd only.
internal import Glibc

// Disfavored, so that a file that also imports Foundation uses Foundation's functions without
// ambiguity.

/// Returns the square root of `x`, NaN for a negative one.
@_disfavoredOverload
public func sqrt(_ x: Double) -> Double { x.squareRoot() }

/// Returns e to the power of `x`.
@_disfavoredOverload
public func exp(_ x: Double) -> Double { Glibc.exp(x) }

/// Returns the natural logarithm of `x`: -inf for 0, NaN for a negative one.
@_disfavoredOverload
public func log(_ x: Double) -> Double { Glibc.log(x) }

/// Returns `base` to the power of `exponent`.
@_disfavoredOverload
public func pow(_ base: Double, _ exponent: Double) -> Double { Glibc.pow(base, exponent) }

/// Returns `base` to the power of a whole `exponent`, as in `1 - pow(beta, step)`.
@_disfavoredOverload
public func pow(_ base: Double, _ exponent: Int) -> Double { Glibc.pow(base, Double(exponent)) }
