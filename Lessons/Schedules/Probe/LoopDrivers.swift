internal import ProbeRuntime
internal import Schedules
internal import SchedulesKit

let scheduledLoop = Driver("scheduled-loop") { (script: LoopScript) in
  script.trace { loss, parameters, optimizer, schedule, steps in
    Schedules.optimize(
      loss, parameters: parameters, optimizer: optimizer, schedule: schedule, steps: steps)
  }
}

let accumulation = Driver("accumulate") { (script: AccumulationScript) in
  script.trace { losses, parameters, optimizer in
    Schedules.accumulatedStep(losses, parameters: parameters, optimizer: optimizer)
  }
}
