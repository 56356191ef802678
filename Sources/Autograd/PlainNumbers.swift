// The C library's functions, not swift-numerics': a module that imports RealModule, even internally,
// makes every file that imports it load RealModule too, and a student compiles against Autograd alone.
internal import Glibc

// Disfavored, so that a file which also imports Foundation uses Foundation's and is not ambiguous.

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
