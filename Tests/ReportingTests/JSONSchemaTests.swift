import Foundation
import Grading
import Testing

@testable import Reporting

@Suite("The JSON Schema of the verdicts")
struct JSONSchemaTests {
  private let schema: JSONSchema

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    schema = try JSONSchema(
      root.appending(path: "Sources/Reporting/Templates/report.schema.json"))
  }

  private func faults(_ graded: GradedLesson) throws -> [String] {
    try schema.faults(Data(JSONReport(graded).text().utf8))
  }

  @Test("It holds for every verdict, and for whatever a submission says")
  func holds() throws {
    #expect(!Sample.mixed.exercises.isEmpty)
    #expect(try faults(Sample.mixed) == [])
    #expect(try faults(Hostile.lesson(saying: Hostile.text)) == [])
    for exercise in Sample.mixed.exercises + [Sample.marked] {
      #expect(try faults(Sample.graded([exercise])) == [])
    }
  }

  @Test(
    "It refuses what the contract does not have",
    arguments: [
      ("\"score\" : ", "\"scores\" : "), ("\"bonus\" : false", "\"bonus\" : 0"),
      ("\"status\" : \"failed\"", "\"status\" : \"wrong\""),
      ("\"schemaVersion\" : 1", "\"schemaVersion\" : 2"), ("\"seed\" : ", "\"seed\" : -1"),
      ("\"convention\" : null", "\"convention\" : false"),
      ("\"diagnostics\" : [", "\"diagnostics\" : [ 1, "),
    ])
  func refuses(_ old: String, _ new: String) throws {
    let text = try JSONReport(Sample.mixed).text()
    let changed = text.replacing(old, with: new, maxReplacements: 1)
    #expect(changed != text)
    #expect(try !schema.faults(Data(changed.utf8)).isEmpty)
  }
}

/// As much of JSON Schema (draft 2020-12) as the schema uses; a keyword that is not known is a fault.
private struct JSONSchema {
  private let root: [String: Any]

  init(_ file: URL) throws {
    let object = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    root = try #require(object as? [String: Any])
  }

  /// Returns what a document violates, each with its path.
  func faults(_ document: Data) throws -> [String] {
    faults(try JSONSerialization.jsonObject(with: document), root, "$")
  }

  private func faults(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    schema.flatMap { keyword, rule -> [String] in
      switch (keyword, rule) {
      case ("$schema", _), ("title", _), ("description", _), ("$defs", _): return []
      case ("$ref", let reference as String):
        let name = reference.split(separator: "/").last.map(String.init) ?? ""
        guard let target = (root["$defs"] as? [String: [String: Any]])?[name] else {
          return ["\(path): no definition \(reference)"]
        }
        return faults(value, target, path)
      case ("type", let type as String):
        return type == Self.type(of: value) || type == "number" && Self.type(of: value) == "integer"
          ? [] : ["\(path): not of type \(type)"]
      case ("enum", let choices as [NSObject]):
        return choices.contains { $0.isEqual(value) } ? [] : ["\(path): not one of \(choices)"]
      case ("minimum", let least as NSNumber):
        return ((value as? NSNumber)?.doubleValue ?? 0) >= least.doubleValue
          ? [] : ["\(path): less than \(least)"]
      case ("maxItems", let most as NSNumber):
        return ((value as? [Any])?.count ?? 0) <= most.intValue ? [] : ["\(path): too many items"]
      case ("anyOf", let choices as [[String: Any]]):
        return choices.contains { faults(value, $0, path).isEmpty } ? [] : ["\(path): fits none"]
      case ("items", let items as [String: Any]):
        return ((value as? [Any]) ?? []).enumerated().flatMap {
          faults($1, items, "\(path)[\($0)]")
        }
      case ("required", let names as [String]):
        let missing = names.filter { (value as? [String: Any])?[$0] == nil }
        return missing.map { "\(path): no \($0)" }
      case ("properties", let properties as [String: [String: Any]]):
        return ((value as? [String: Any]) ?? [:]).flatMap { name, inner in
          properties[name].map { faults(inner, $0, "\(path).\(name)") } ?? []
        }
      case ("additionalProperties", let allowed as Bool) where !allowed:
        let known = (schema["properties"] as? [String: Any] ?? [:]).keys
        let names = (value as? [String: Any] ?? [:]).keys
        return names.filter { !known.contains($0) }.map { "\(path): unknown \($0)" }
      default: return ["\(path): the schema's keyword \(keyword) is not known here"]
      }
    }
  }

  private static func type(of value: Any) -> String {
    switch value {
    case is NSNull: "null"
    case is String: "string"
    case is [Any]: "array"
    case is [String: Any]: "object"
    case let number as NSNumber:
      isBoolean(number)
        ? "boolean"
        : number.doubleValue == number.doubleValue.rounded()
          ? "integer" : "number"
    default: "unknown"
    }
  }

  private static func isBoolean(_ number: NSNumber) -> Bool {
    String(cString: number.objCType) == "c" || String(cString: number.objCType) == "B"
  }
}
