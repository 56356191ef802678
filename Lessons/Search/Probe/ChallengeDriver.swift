internal import Observations
internal import ProbeRuntime
internal import Search
internal import SearchKit

let challenge = Driver("challenge") { Trace(Configuration.challengeRows(Search.challenge)) }
