import SearchKit

/// At most 20 configurations of Adam for the banana.
///
/// Replace everything to the right of the equals sign, for example by
/// `[Configuration(values: ["learningRate": 0.5, "beta2": 0.99])]`.
public let challenge: [Configuration] = { unfinished("challenge") }()
