internal import Fuzzing
internal import LessonReading

/// Reads bytes as a lesson file, which must give a lesson or faults.
@main enum FuzzLessons {
  static func main() {
    fuzz { data, count in
      _ = try? readLesson(
        Array(UnsafeBufferPointer(start: data, count: count)), file: "Lesson.md")
      return 0
    }
  }
}
