internal import Foundation
package import LessonReading
internal import YAMLReading

extension LessonFolder {
  /// Returns the faults of a lesson's links to the course's lessons, each at its place.
  package func faultsOfLessonLinks(in lesson: Lesson) -> [LessonFault] {
    lesson.links.filter { !$0.isImage }.compactMap { link in
      LessonAddress(link.destination).flatMap { fault(of: $0, as: link.destination) }
        .map { LessonFault($0, at: link.position) }
    }
  }

  /// Returns the fault of a link to a lesson of the course; nil where the lesson has what is linked to.
  ///
  /// - Parameters:
  ///   - address: The lesson and the part of it.
  ///   - destination: The link's destination as it is written.
  /// - Returns: The fault, without its place.
  package func fault(of address: LessonAddress, as destination: String) -> String? {
    let all: [LessonFolder]
    do {
      all = try course.lessons()
    } catch {
      return "the link cannot be checked. \(error.description)"
    }
    guard let folder = all.first(where: { $0.name == address.folder }) else {
      return "there is no lesson “\(address.folder)” to link to; "
        + suggestion(for: address.folder, among: all.map(\.name))
    }
    guard let fragment = address.fragment else { return nil }
    do {
      let lesson = try LessonDraft(at: folder.text.path).lesson
      return lesson.fault(
        ofFragment: fragment, in: destination, place: " in \(folder.path)")
    } catch {
      return "\(folder.path)/Lesson.md cannot be read; correct that lesson first"
    }
  }
}
