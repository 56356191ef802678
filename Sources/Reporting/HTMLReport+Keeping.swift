package import Foundation
package import Grading
package import Keeping
package import Typesetting

extension HTMLReport {
  /// Returns the page of a graded lesson: one that was made of the very same before, or a new one.
  package static func page(
    of graded: GradedLesson, typesetter: Typesetter, kept: KeptFiles
  ) throws -> Data {
    guard let identity = graded.identity else {
      return Data(try HTMLReport(graded, typesetter: typesetter).text().utf8)
    }
    var hash = ContentHash()
    hash.add(identity)
    hash.add(typesetter.identity)
    hash.add(try PageTemplates.identity())
    let key = "page-\(hash.hexadecimal())"
    if let page = kept.result(of: key) { return page }
    let page = Data(try HTMLReport(graded, typesetter: typesetter).text().utf8)
    kept.keep(page, as: key)
    return page
  }
}
