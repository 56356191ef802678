/// A report as it is served: with the one script that waits for the next state of it.
///
/// The page itself allows no script, on the disk or elsewhere; the one that is added here is admitted
/// by a number that is used once.
struct LivePage {
  let text: String

  init(_ page: String, version: Int) {
    let policy = "http-equiv=\"Content-Security-Policy\" content=\""
    // The page's own policy stands before anything of a submission's.
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

  /// Reloads the page when the server names another version than is shown. The browser keeps the
  /// place on the page, and connects again by itself after a break.
  private static let script = """
    (() => {
      const shown = document.currentScript.dataset.shown;
      const events = new EventSource("events");
      events.onmessage = (event) => { if (event.data !== shown) { events.close(); location.reload(); } };
    })();
    """

  /// What is shown before the first report.
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
      <body><p>The first check is running. This page shows the report as soon as it is there.</p></body>
      </html>

      """, version: 0
    ).text
  }
}
