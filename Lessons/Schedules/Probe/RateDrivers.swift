internal import ProbeRuntime
internal import Schedules
internal import SchedulesKit

let stepDecay = Driver("step-decay") { (script: RateScript<StepDecayCall>) in
  script.trace {
    Schedules.stepDecayRate(
      step: $0.step, base: $0.base, factor: $0.factor, milestones: $0.milestones)
  }
}

let cosine = Driver("cosine") { (script: RateScript<CosineCall>) in
  script.trace {
    Schedules.cosineRate(
      step: $0.step, peak: $0.peak, floor: $0.floor, warmup: $0.warmup, total: $0.total)
  }
}
