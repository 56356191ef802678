internal import Optimizers
internal import OptimizersKit
internal import ProbeRuntime

let stochasticGradientDescent = Driver("sgd") { (script: OptimizerScript) in
  script.trace { parameters, values in
    Optimizers.StochasticGradientDescent(parameters: parameters, learningRate: values[0])
  }
}

let momentum = Driver("momentum") { (script: OptimizerScript) in
  script.trace { parameters, values in
    Optimizers.Momentum(parameters: parameters, learningRate: values[0], momentum: values[1])
  }
}

let rmsProp = Driver("rmsprop") { (script: OptimizerScript) in
  script.trace { parameters, values in
    Optimizers.RMSProp(
      parameters: parameters, learningRate: values[0], beta: values[1], epsilon: values[2])
  }
}

let adam = Driver("adam") { (script: OptimizerScript) in
  script.trace { parameters, values in
    Optimizers.Adam(
      parameters: parameters, learningRate: values[0], beta1: values[1], beta2: values[2],
      epsilon: values[3])
  }
}
