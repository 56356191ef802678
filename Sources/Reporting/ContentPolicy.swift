internal import CMessageDigest
internal import Foundation

/// The resources that a page allows a browser to load: its own style sheets, and the fonts and
/// images in the page itself.
///
/// Source: W3C, "Content Security Policy Level 3".
package enum ContentPolicy {
  /// Returns the policy for a page with these style sheets.
  ///
  /// A sheet is admitted by its hash, so that no other `<style>` counts. Style attributes are
  /// allowed, for KaTeX places each sign of a formula by one.
  package static func text(styleSheets: [String]) -> String {
    let hashes = styleSheets.map { "'sha256-\(sha256($0))'" }.joined(separator: " ")
    return "default-src 'none'; style-src \(hashes); style-src-attr 'unsafe-inline';"
      + " font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
  }

  /// The policy for a page of a site, whose style sheets, fonts and images are files beside it.
  static let site =
    "default-src 'none'; style-src 'self'; style-src-attr 'unsafe-inline'; font-src 'self';"
    + " img-src 'self' data:; base-uri 'none'; form-action 'none'"

  /// The policy for the notebook, whose scripts, style sheets and fonts are files of its server.
  package static let notebook =
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
    + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'"

  private static func sha256(_ text: String) -> String {
    var context = SHA2_CTX()
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    let bytes = Array(text.utf8)
    SHA256Init(&context)
    SHA256Update(&context, bytes, bytes.count)
    SHA256Final(&digest, &context)
    return Data(digest).base64EncodedString()
  }
}
