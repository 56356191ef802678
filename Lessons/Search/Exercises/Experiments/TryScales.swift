import Search
import SearchKit

var random = RandomNumbers(seed: 1)
let rates = (0..<1000).map { _ in logUniform(random.unit(), from: 0.0001, to: 1) }.sorted()

print("The median is \(rates[500]).")
print("\(rates.filter { $0 < 0.001 }.count) of 1000 lie below 0.001.")
plot("Logarithmic", values: rates)
plot("Linear", values: (0..<1000).map { 0.0001 + Double($0) / 1000 })
