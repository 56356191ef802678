import Courses
import Foundation
import LessonReading
import TestSupport
import Testing

@testable import Verifying

/// The links of a lesson, checked against the content of its report and its published page.
@Suite("Links") struct LinkTests {
  private static let png = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3])

  /// The faults of a lesson's links and images, in a folder with some files.
  private func faults(_ markdown: String) throws -> [LessonFault] {
    let course = try TemporaryFolder()
    try course.write("", to: "Package.swift")
    try course.write("", to: "README.md")
    try course.write("code", to: "Lessons/A/Exercises/Adam.swift")
    try course.write("text", to: "Lessons/A/img/text.png")
    try Self.png.write(to: course.url.appending(path: "Lessons/A/img/two words.png"))
    let text =
      "---\ntitle: A\nmodule: A\nlanguage: swift\nsummary: B.\n---\n\n\(markdown)\n\n"
      + "# Überschrift\n\n## Twin\n\n## Twin\n\n<a id=\"old\"></a>\n\n[good]: https://a.org\n\n"
      + "[^note]: A note.\n"
    let lesson = try readLesson(Array(text.utf8), file: "Lesson.md")
    try course.write(text, to: "Lessons/A/Lesson.md")
    try course.write(
      "---\ntitle: B\nmodule: B\nlanguage: swift\nsummary: C.\n---\n\n# Überblick\n\n"
        + "<a id=\"mark\"></a>\n", to: "Lessons/Bounds/Lesson.md")
    try course.write("text", to: "Lessons/Bounds/Kit/Kit.swift")
    let place = try #require(try Course(root: course.url).lessons().first { $0.name == "A" })
    let images = LessonImages(of: lesson, in: place.folder)
    return lesson.unsupported + images.faults
      + LessonLinks(of: lesson, in: place, images: images).faults
  }

  @Test(
    "A working link is accepted",
    arguments: [
      "[a](img/two%20words.png)", "[a](<img/two words.png>)", "![a](img/two%20words.png)",
      "[a](#%C3%BCberschrift)", "[a](#überschrift)", "[a](#old)", "[a](#top)", "[a](#Top)",
      "[a](#)", "[a](//host/x)", "[a](https://a.org/x?y#z)", "[a](http://[::1]:80/)",
      "[a](mailto:a@b.org)", "<a@b.org>", "[a](tel:+123)", "[a][good]", "[good][]", "[good]",
      "[^note]", "[a](#twin)", "[a](#twin-1)", "[a](Lesson.md#twin)", "[a](Lesson.md)",
      "[a](./Lesson.md#old)", "<a href=\"#old\">a</a>", "<a href='Lesson.md#twin'>a</a>",
      "<img src=\"img/two%20words.png\" width=200 alt=\"A &amp; B\">", "x[0][1] and f(x)[1][2]",
      "\\[a\\]\\[nope\\] and \\[^zz\\]", "`[a][nope]` and `[^zz]`", "$x_{[^zz]}$",
      "- [ ] to do",
      "[a](../Bounds/Lesson.md)", "[a](../Bounds/Lesson.md#überblick)",
      "[a](../Bounds/Lesson.md#%C3%BCberblick)", "[a](../Bounds/Lesson.md#mark)",
      "[a](../Bounds/Lesson.md#top)", "[a](./../Bounds/./Lesson.md#)", "[a](../A/Lesson.md#twin)",
      "<a href=\"../Bounds/Lesson.md#mark\">a</a>", "[a](../%42ounds/Lesson.md)",
      "<!-- <a href=\"#nope\"> <iframe> -->", "[nope]", "[a [b](#old)](#top)",
    ])
  func accepted(markdown: String) throws { #expect(try faults(markdown) == []) }

  @Test(
    "A broken link is rejected at its position",
    arguments: [
      ("[a](#nope)", 1, "there is no heading “#nope”"),
      ("x [a](#Twin)", 3, "did you mean `#twin`?"), ("[a](#OLD)", 1, "did you mean `#old`?"),
      ("[a](#twin-2)", 1, "no heading"), ("[a]()", 1, "the link is empty"),
      ("[a](Lesson.md#nope)", 1, "there is no heading “Lesson.md#nope”"),
      ("x <a href=\"#nope\">a</a>", 3, "no heading"),
      ("x [a](../Bounds/Lesson.md#nope)", 3, "“../Bounds/Lesson.md#nope” in Lessons/Bounds"),
      ("[a](../Bounds/Lesson.md#Mark)", 1, "did you mean `#mark`?"),
      ("[a](../Bounds/Lesson.md#twin)", 1, "no heading"),
      ("[a](../A/Lesson.md#mark)", 1, "no heading"),
      ("[a](../Bound/Lesson.md)", 1, "did you mean `Bounds`?"),
      ("[a](../bounds/Lesson.md)", 1, "did you mean `Bounds`?"),
      ("[a](../Momentum/Lesson.md)", 1, "there is no lesson “Momentum”"),
      ("[a](../Bounds/lesson.md)", 1, "write ../Bounds/Lesson.md"),
      ("[a](../Bounds)", 1, "write ../Bounds/Lesson.md"),
      ("[a](../Bounds/)", 1, "write ../Bounds/Lesson.md"),
      ("[a](../../Lessons/Bounds/Lesson.md)", 1, "write ../Bounds/Lesson.md"),
      ("[a](../Bounds/Kit/Kit.swift)", 1, "neither the report nor the site contains"),
      ("x <a href=\"../Bounds/Lesson.md#nope\">a</a>", 3, "no heading"),
      ("<div>\n<a href='#nope'>a</a>\n</div>", 1, "no"),
      ("see[^zz]", 4, "nothing defines “^zz”"), ("x [text][nope]", 8, "nothing defines “nope”"),
      ("x [*text*][nope]", 10, "nothing defines “nope”"),
      ("[nope][]", 6, "nothing defines “nope”"),
      ("[a](Exercises/Adam.swift)", 1, "neither the report nor the site contains"),
      ("[a](Exercises)", 1, "neither"), ("[a](../../README.md)", 1, "neither"),
      ("[a](exercises/Adam.swift)", 1, "there is no file"),
      ("[a](Exercises/adam.swift)", 1, "did you mean “Adam.swift”?"),
      ("[a](img/Two%20words.png)", 1, "is missing"), ("[a](img/gone.png)", 1, "is missing"),
      ("[a](img/text.png)", 1, "no PNG"),
      ("[a](/etc/passwd)", 1, "not a path relative to the lesson"),
      ("[a](img\\\\two.png)", 1, "not a path relative to the lesson"),
      ("[a](%zz)", 1, "percent signs"),
      ("[a](javascript:alert)", 1, "javascript"), ("[a](JavaScript:alert)", 1, "javascript"),
      ("<a href=\"java&#10;script:alert\">a</a>", 1, "javascript"),
      ("[a](data:text/html,x)", 1, "data"), ("[a](file:///etc/passwd)", 1, "one machine"),
      ("[a](https:///x)", 1, "has no host"), ("[a](//)", 1, "has no host"),
      ("[a](mailto:)", 1, "no mail address"), ("![a](img/gone.png)", 1, "is missing"),
    ])
  func refused(markdown: String, column: Int, words: String) throws {
    let found = try faults(markdown)
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.message.contains(words) == true, "\(found)")
    #expect(found.first?.column == column)
  }

  @Test(
    "HTML that a lesson page cannot contain is rejected at its position",
    arguments: [
      "<iframe src=\"https://a.org\"></iframe>", "<script>x</script>", "<style>p {}</style>",
      "<video src=\"a.mp4\"></video>", "<audio src=a>", "<object data=a></object>", "<embed src=a>",
      "<picture><img src=\"img/two%20words.png\"></picture>", "<link rel=stylesheet href=a>",
      "<form action=a></form>", "<source srcset=a>", "<base href=a>", "<IFRAME src=a>",
      "<img src=\"img/two%20words.png\" srcset=\"b.png 2x\">", "<p onclick=\"x()\">a</p>",
      "<p style=\"background: URL(x.png)\">a</p>", "<img alt=\"no file\">",
      "<img src=\"https://a.org/x.png\">", "<img src=\"img/gone.png\">", "<img src=\"../x.png\">",
      "<svg><image href=\"a.png\"/></svg>",
    ])
  func unsupported(html: String) throws {
    for (text, line, column) in [
      (html, 8, 1), ("word \(html)", 8, 6), ("> - \(html)", 8, 5),
      ("<div>\n  \(html)\n</div>", 9, 3),
    ] {
      let found = try faults(text)
      let position = found.first.map { "\($0.position)" }
      // In <picture> and <svg> the reported position is that of the image.
      #expect(position == "\(line):\(column)" || html.contains("<svg>"), "\(text): \(found)")
      #expect(!found.isEmpty)
    }
  }
}
