import SchedulesKit

/// The schedule to send through the noisy ravine: a mean loss of 0.0027 after 200 steps.
///
/// The peak is above the limit of 0.04 for a few steps, in which the steep direction grows by a small
/// factor and the flat one travels.
public let challenge: ScheduleChoice = .cosine(peak: 0.045, floor: 0, warmup: 5, total: 200)
