import Autograd
import Optimizers
import OptimizersKit

// Yours. Everything from the lesson is here: your optimizers, your loop, and losses such as
// Objective.ravine.loss, .beale.loss and .himmelblau.loss. Draw a run with
// plot("Name", path, on: .ravine), and any other numbers with plot("Name", values: numbers).
