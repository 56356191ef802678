import Testing
import Typesetting

@Suite struct StyleClassesTests {
  @Test("Style attributes become classes with the same declarations")
  func convert() throws {
    let classes = StyleClasses()
    let html =
      "<p class=\"a\" style=\"height:1em;top:0\">x</p><br style=\"top:1px\"/><i>style=\"\"</i>"
    let converted = classes.convert(html)
    #expect(!converted.contains(" style=\""))
    #expect(converted.contains(">x</p>"))
    #expect(converted.contains("<i>style=\"\"</i>"))
    let names = converted.matches(of: /s-[0-9a-f]{10}/).map { String($0.output) }
    #expect(names.count == 2)
    #expect(converted.hasPrefix("<p class=\"a \(names[0])\">"))
    #expect(classes.styleSheet.contains(".\(names[0]){height:1em;top:0}"))
    #expect(classes.styleSheet.contains(".\(names[1]){top:1px}"))
  }

  @Test("Attributes in single quotes become classes too")
  func singleQuotes() {
    let classes = StyleClasses()
    let converted = classes.convert("<svg class='a' style='width:1em' viewBox='0 0 1 1'></svg>")
    #expect(!converted.contains("style="))
    #expect(converted.hasPrefix("<svg class=\"a s-"))
    #expect(classes.styleSheet.contains("{width:1em}"))
  }

  @Test("HTML without style attributes is unchanged, and equal styles share a class")
  func same() {
    let classes = StyleClasses()
    #expect(classes.convert("<p>a &lt; b</p>") == "<p>a &lt; b</p>")
    #expect(classes.styleSheet.isEmpty)
    #expect(
      classes.convert("<b style=\"top:0\">") == classes.convert("<b style=\"top:0\">"))
    #expect(classes.styleSheet.split(separator: "\n").count == 1)
  }

  @Test("A declaration cannot end the rule that it is in")
  func braces() {
    let classes = StyleClasses()
    _ = classes.convert("<b style=\"top:0} body{display:none\">")
    #expect(classes.styleSheet.filter { $0 == "}" }.count == 1)
  }
}
