package import Courses
internal import Foundation
internal import LessonReading

/// The name of a new lesson: that of its folder and of its module.
package struct LessonName: Sendable, Equatable {
  package let text: String
  /// The name that was given, where the lesson's differs from it.
  package let given: String?

  /// Checks a name for a new lesson of a course.
  ///
  /// Words in lowercase or with dashes become one word with capitals: `my-lesson` becomes `MyLesson`.
  ///
  /// - Parameters:
  ///   - given: The name as its author writes it.
  ///   - course: The course, none of whose lessons and modules may have the name.
  /// - Throws: A ``ReportedFault`` that says what is wrong with the name.
  package init(_ given: String, in course: Course) throws(ReportedFault) {
    let text = Self.capitalized(given)
    guard Self.isIdentifier(text) else {
      throw ReportedFault(
        .usage,
        "“\(given)” cannot be a lesson's name. It becomes the name of a Swift module: write a word "
          + "of letters and digits that begins with a letter, such as LinearModels.")
    }
    guard text.utf8.count <= Self.longest else {
      throw ReportedFault(
        .usage,
        "The name “\(given.prefix(Self.longest))…” has more than \(Self.longest) characters. Write "
          + "a shorter one.")
    }
    if let reason = try Self.conflict(of: text, in: course) {
      throw ReportedFault(.usage, "A lesson cannot be called \(text): \(reason)")
    }
    self.text = text
    self.given = text == given ? nil : given
  }

  /// What to tell the author about the change of the name; nil where there is none.
  package var remark: String? {
    given.map { "“\($0)” is written \(text) as a module's name." }
  }

  /// The name on the command line.
  package var id: String { Lesson.id(ofModule: text) }

  private static let longest = 60

  /// Joins the words of a name and begins each with a capital. A name with another character is
  /// returned as it is.
  private static func capitalized(_ name: String) -> String {
    let separators: Set<Character> = ["-", "_", " "]
    let words = name.split(whereSeparator: separators.contains)
    return words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  private static func isIdentifier(_ text: String) -> Bool {
    guard let first = text.first, first.isASCII, first.isLetter else { return false }
    return text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  /// Returns why the lesson's modules would clash with something; nil where they do not.
  private static func conflict(of name: String, in course: Course) throws(ReportedFault) -> String?
  {
    let folder = LessonFolder(course: course, name: name)
    // An interrupted run may have left the new lesson's solutions, which are no lesson.
    let solutions = course.folders(in: Course.solutionsFolder).filter {
      $0 != name || !LessonTemplate(name).isContent(ofSolutions: folder.solutions)
    }
    for lesson in course.folders(in: Course.lessonsFolder) + solutions {
      if Lesson.id(ofModule: lesson) == Lesson.id(ofModule: name)
        || lesson.lowercased() == name.lowercased()
      {
        return "there is a lesson \(lesson). Choose another name."
      }
    }
    if TakenNames.isKeyword(name) {
      return "Swift has a meaning of its own for this word. Choose another name."
    }
    let modules = try TakenNames.modules(of: course)
    let own = LessonModules(of: name)
    for module in own.all + ["\(name)Tests", "\(own.checks)Tests"] {
      if let other = modules.first(where: { $0.lowercased() == module.lowercased() }) {
        return
          "there is a module \(other)"
          + (module == name ? "" : ", and the lesson would have one of this name, too")
          + ". Choose another name."
      }
    }
    if try TakenNames.types(of: course).contains(name) {
      return
        "there is a type of this name that a lesson's code uses, and the module would hide it. "
        + "Choose another name."
    }
    return nil
  }
}

extension Course {
  /// Returns the names of the folders in a folder of the course; none where it does not exist.
  func folders(in name: String) -> [String] {
    let folder = root.appending(path: name)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }
}
