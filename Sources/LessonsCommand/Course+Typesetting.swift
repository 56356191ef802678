internal import Foundation
internal import Grading

extension Course {
  /// Where typeset formulas and code are kept between runs.
  var typesetting: URL { cache.appending(path: "typesetting") }
}
