import Search
import SearchKit

// Yours. Everything from the lesson is here: your functions, bananaLoss(of:steps:from:), and
// RandomNumbers(seed:) with unit() and normal(). Draw numbers with plot("Name", values: numbers).
