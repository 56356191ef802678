import Search
import SearchKit

var random = RandomNumbers(seed: 1)
let truth = 1.0
var looks: [Double] = []
for n in 1...100 {
  let best = randomSearch(
    budget: n, draw: { Configuration(values: [:]) },
    evaluate: { _ in truth + 0.1 * random.normal() })
  looks.append(best?.loss ?? truth)
}
plot("Looks like", values: looks)
plot("Is", values: looks.map { _ in truth })
print("The best of 100 equals looks \((truth - looks[99]) * 100) % better than it is.")
