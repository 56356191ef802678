import Schedules
import SchedulesKit

let steps = 0..<200
plot(
  "staircase",
  values: steps.map {
    stepDecayRate(step: $0, base: 0.04, factor: 0.3, milestones: [60, 120, 160])
  }
)
plot(
  "cosine",
  values: steps.map { cosineRate(step: $0, peak: 0.04, floor: 0, warmup: 10, total: 200) })
plot(
  "two cosines",
  values: steps.map { cosineRate(step: $0 % 100, peak: 0.04, floor: 0, warmup: 10, total: 100) })
