import Autograd
import Schedules
import SchedulesKit

// Yours. Everything from the lesson is here: your schedules, your loop, clipping and AdamW, the losses
// ravine and banana, and NoisyRavine(seed: 1).loss. Draw numbers with plot("Name", values: numbers).
