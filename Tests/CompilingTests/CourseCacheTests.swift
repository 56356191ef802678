import Compiling
import Courses
import Foundation
import TestSupport
import Testing

@Suite struct CourseCacheTests {
  @Test("The cache tells the size of its files, and can be removed as often as one likes")
  func clear() throws {
    let folder = try TemporaryFolder()
    try folder.write("// A course.\n", to: "Package.swift")
    try folder.write("", to: "Lessons/Tiny/Lesson.md")
    let cache = CourseCache(of: try Course(root: folder.url))
    #expect(cache.size == 0)
    try folder.write("12345", to: ".lessons/cache/support/a.o")
    try folder.write("678", to: ".lessons/cache/kept/b")
    #expect(cache.size == 8)
    try cache.clear()
    #expect(!FileManager.default.fileExists(atPath: cache.folder.path))
    try cache.clear()
    #expect(cache.size == 0)
  }
}
