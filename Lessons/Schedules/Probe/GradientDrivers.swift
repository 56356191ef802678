internal import ProbeRuntime
internal import Schedules
internal import SchedulesKit

let clip = Driver("clip") { (script: ClipScript) in
  script.trace { Schedules.clipGradients(of: $0, toNorm: $1) }
}

let adamW = Driver("adamw") { (script: AdamWScript) in
  script.trace { parameters, values in
    Schedules.AdamW(
      parameters: parameters, learningRate: values[0], beta1: values[1], beta2: values[2],
      epsilon: values[3], weightDecay: values[4])
  }
}
