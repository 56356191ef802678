/// A report with a script that reloads the page when there is a newer report.
///
/// The page's own policy allows no script. The script added here is admitted by a random nonce.
struct LivePage {
  let text: String

  init(_ page: String, version: Int) {
    let policy = "http-equiv=\"Content-Security-Policy\" content=\""
    // The page's policy comes before any text of a submission.
    guard let start = page.firstRange(of: policy), let end = page.ranges(of: "</body>").last else {
      text = page
      return
    }
    let nonce = String(UInt64.random(in: .min ... .max), radix: 36)
    text =
      "\(page[..<start.upperBound])script-src 'nonce-\(nonce)'; connect-src 'self'; "
      + "\(page[start.upperBound..<end.lowerBound])<script nonce=\"\(nonce)\" "
      + "data-shown=\"\(version)\">\(Self.script)</script>\(page[end.lowerBound...])"
  }

  /// Reloads the page when the server announces another version. The browser keeps the scroll position
  /// and reconnects by itself.
  private static let script = """
    (() => {
      const shown = document.currentScript.dataset.shown;
      const events = new EventSource("events");
      events.onmessage = (event) => { if (event.data !== shown) { events.close(); location.reload(); } };
    })();
    """

  /// The page shown before the first report.
  static var waiting: String {
    LivePage(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'">
      <title>Checking …</title>
      </head>
      <body><p>The first check is running. This page shows the report as soon as it is ready.</p></body>
      </html>

      """, version: 0
    ).text
  }
}
