package import Foundation

/// KaTeX's style sheet as a file beside its fonts, which many pages share.
package struct LinkedStyleSheet: Sendable {
  /// The sheet; empty where KaTeX is not installed.
  package let text: String
  /// The fonts that the sheet names, to be put into the same folder.
  package let fonts: [Font]

  /// A font, by the name of its file.
  package struct Font: Sendable {
    package let name: String
    package let content: Data
  }
}

extension Typesetter {
  /// The style sheet for all formulas of a site's pages, with its fonts as files.
  ///
  /// A browser loads just the fonts that a page uses. Only the woff2 files are named, which every
  /// browser of the last ten years reads.
  package var linkedStyleSheet: LinkedStyleSheet {
    guard let css = try? folders.text(of: .mathStyleSheet) else {
      return LinkedStyleSheet(text: "", fonts: [])
    }
    var fonts: [LinkedStyleSheet.Font] = []
    let text = css.replacing(/src:url\([^)]*?([\w-]+)\.woff2\)[^;}]*/) { match in
      let name = "\(match.1).woff2"
      if let content = folders.font(String(match.1)) {
        fonts.append(LinkedStyleSheet.Font(name: name, content: content))
      }
      return "src:url(\(name)) format('woff2')"
    }
    return LinkedStyleSheet(text: text, fonts: fonts)
  }
}
