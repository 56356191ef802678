import Foundation

/// Returns a power. The modules under test have functions of the same name for formulas and tensors.
func power(_ base: Double, _ exponent: Double) -> Double { Foundation.pow(base, exponent) }
