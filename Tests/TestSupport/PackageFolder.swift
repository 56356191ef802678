public import Foundation

/// The folder of the package that these tests belong to, which is also a course.
public enum PackageFolder {
  public static let url = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
}
