internal import ProbeRuntime
internal import Search
internal import SearchKit

let randomSearch = Driver("random-search") { (script: SearchScript) in
  script.trace { budget, draw, evaluate in
    Search.randomSearch(budget: budget, draw: draw, evaluate: evaluate)
  }
}

let successiveHalving = Driver("successive-halving") { (script: HalvingScript) in
  script.trace { configurations, minimumBudget, eta, evaluate in
    Search.successiveHalving(
      configurations, minimumBudget: minimumBudget, eta: eta, evaluate: evaluate)
  }
}
