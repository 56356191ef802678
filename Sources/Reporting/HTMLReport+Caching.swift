package import Caching
package import Courses
internal import Files
package import Foundation
package import Grading
package import LessonReading
package import Typesetting

extension HTMLReport {
  /// Returns the page of a graded lesson, from the cache where it is there.
  package static func page(
    of graded: GradedLesson, form: Form = .full, images: LessonImages, typesetter: Typesetter,
    cache: ResultCache
  ) throws -> Data {
    func made() throws -> Data {
      let report = try HTMLReport(graded, form: form, images: images, typesetter: typesetter)
      return Data(try report.text().utf8)
    }
    guard let identity = graded.identity else { return try made() }
    var hash = ContentHash()
    hash.add(identity)
    hash.add(form.rawValue)
    hash.add(typesetter.identity)
    hash.add(try PageTemplates.identity())
    for (name, image) in images.images.sorted(by: { $0.key < $1.key }) {
      hash.add(name)
      hash.add(image.content)
    }
    let key = "page-\(hash.hexadecimal())"
    if let page = cache.value(for: key) { return page }
    let page = try made()
    cache.store(page, for: key)
    return page
  }

  /// Starts to highlight a submission's code while it is compiled and run.
  package static func begin(with work: Submission, typesetter: Typesetter) {
    Task.detached(priority: .utility) {
      for case .source(let text) in work.entries.values {
        _ = CodeListing.code(text, typesetter: typesetter)
      }
    }
  }
}
