internal import Courses
internal import Foundation

/// The names that no module of a lesson may have.
enum TakenNames {
  /// Whether a name with a capital is a word of the language.
  static func isKeyword(_ name: String) -> Bool { keywords.contains(name) }

  /// Returns the names of the course's modules, of the libraries that it is built with, and of the
  /// modules of the toolchain.
  static func modules(of course: Course) throws(ReportedFault) -> Set<String> {
    let sources = course.folders(in: "Sources")
    let tests = course.folders(in: "Tests")
    let lessons = course.folders(in: Course.lessonsFolder).flatMap { LessonModules(of: $0).all }
    return Set(sources + tests + lessons).union(libraries)
  }

  /// Returns the types that the code of a lesson can name without a module.
  static func types(of course: Course) throws(ReportedFault) -> Set<String> {
    var types = standardTypes
    for module in ["Autograd", "Observations", "ProbeRuntime", "Checking", "Figures"] {
      let folder = course.root.appending(path: "Sources/\(module)")
      // A course may lack a module; the others are read all the same.
      guard FileManager.default.fileExists(atPath: folder.path) else { continue }
      for file in try SwiftSources.files(in: folder) {
        let text = String(decoding: try SwiftSources.contents(of: file), as: UTF8.self)
        types.formUnion(TopLevelDeclarations(of: text).publicTypes)
      }
    }
    return types
  }

  private static let keywords: Set = ["Any", "Protocol", "Self", "Type"]

  private static let libraries: Set = [
    "ArgumentParser", "ArgumentParserToolInfo", "Builtin", "CoreFoundation", "CSystem", "CYaml",
    "Cxx", "CxxStdlib", "Differentiation", "Dispatch", "Distributed", "FlyingFox", "FlyingSocks",
    "Foundation", "FoundationEssentials", "FoundationInternationalization", "FoundationNetworking",
    "FoundationXML", "GRDB", "GRDBSQLite", "Glibc", "Mustache", "Musl", "Observation",
    "PackageDescription", "Rainbow", "RegexBuilder", "Runtime", "Swift", "SwiftOnoneSupport",
    "SwiftShims", "Synchronization", "System", "SystemPackage", "Testing", "XCTest", "Yams",
  ]

  private static let standardTypes: Set = [
    "Actor", "AdditiveArithmetic", "AnyCollection", "AnyHashable", "AnyIterator", "AnyObject",
    "AnySequence", "Array", "ArraySlice", "AsyncIteratorProtocol", "AsyncSequence", "AsyncStream",
    "BidirectionalCollection", "BinaryFloatingPoint", "BinaryInteger", "Bool", "CaseIterable",
    "Character", "Clock", "ClosedRange", "Codable", "CodingKey", "Collection", "CollectionOfOne",
    "CommandLine", "Comparable", "ContiguousArray", "Continuation", "ContinuousClock",
    "CustomDebugStringConvertible", "CustomStringConvertible", "Decodable", "Decoder", "Dictionary",
    "Double", "Duration", "Encodable", "Encoder", "EnumeratedSequence", "Equatable", "Error",
    "Executor", "FixedWidthInteger", "FlattenSequence", "Float", "Float16", "Float80",
    "FloatingPoint", "GlobalActor", "Hashable", "Hasher", "Identifiable", "InlineArray",
    "InstantProtocol", "Int", "Int128", "Int16", "Int32", "Int64", "Int8", "IteratorProtocol",
    "JSONDecoder", "JSONEncoder", "KeyPath", "LazyCollection", "LazySequence",
    "LosslessStringConvertible", "MainActor", "Mirror", "MutableCollection", "Never", "Numeric",
    "ObjectIdentifier", "OptionSet", "Optional", "OutputSpan", "RandomAccessCollection",
    "RandomNumberGenerator", "Range", "RangeExpression", "RawRepresentable", "Regex",
    "RegexComponent", "Repeated", "Result", "SIMD", "Sendable", "Sequence", "Set", "SetAlgebra",
    "SignedInteger", "SignedNumeric", "Slice", "Span", "StaticString", "Strideable", "String",
    "StringProtocol", "Substring", "SuspendingClock", "SystemRandomNumberGenerator", "Task",
    "TaskGroup", "TaskLocal", "UInt", "UInt128", "UInt16", "UInt32", "UInt64", "UInt8", "Unicode",
    "UnkeyedDecodingContainer", "Unmanaged", "UnsafePointer", "Void", "Zip",
  ]
}
