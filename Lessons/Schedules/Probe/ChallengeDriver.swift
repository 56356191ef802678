internal import Observations
internal import ProbeRuntime
internal import Schedules
internal import SchedulesKit

let challengeChoice = Driver("challenge") { Trace([Schedules.challenge.row]) }
