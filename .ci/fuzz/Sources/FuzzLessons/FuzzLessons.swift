internal import Fuzzing
internal import LessonReading

/// Reads any bytes as a lesson file: a lesson or its faults must come of it.
@main enum FuzzLessons {
  static func main() {
    fuzz { data, count in
      _ = try? readLesson(
        Array(UnsafeBufferPointer(start: data, count: count)), file: "Lesson.md")
      return 0
    }
  }
}
