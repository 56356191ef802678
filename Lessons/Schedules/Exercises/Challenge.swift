import SchedulesKit

/// The schedule to send through the noisy ravine, with the numbers of your choice.
///
/// Replace everything to the right of the equals sign, for example by
/// `.cosine(peak: 0.02, floor: 0, warmup: 10, total: 200)`.
public let challenge: ScheduleChoice = { unfinished("challenge") }()
