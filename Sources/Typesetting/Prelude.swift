/// What the engine runs before any script of the system's.
enum Prelude {
  /// Gives browser scripts the global object under the name they look for, and puts KaTeX and
  /// highlight.js behind two functions of strings.
  ///
  /// KaTeX's settings: `trust` throws, so that `\href`, `\includegraphics` and raw HTML are faults
  /// rather than red letters in the page. `strict` throws too, because what KaTeX would only warn
  /// of goes to a console that nobody reads; line breaks in display mode, which strictness would
  /// drop without a word, stay.
  static let script = #"""
    var self = this;

    // highlight.js greets with a notice of its age, which nobody is there to read.
    var console = { log: function () {}, warn: function () {}, error: function () {} };

    // KaTeX's one method that Duktape lacks; its matrices need it.
    Object.defineProperty(Array.prototype, "fill", {
      value: function (element) {
        for (var i = 0; i < this.length; i++) this[i] = element;
        return this;
      }
    });

    function typesetFormula(tex, mode) {
      try {
        return JSON.stringify({
          html: lighter(katex.renderToString(tex, {
            displayMode: mode === "display",
            output: "htmlAndMathml",
            throwOnError: true,
            maxExpand: 1000,
            maxSize: 50,
            strict: function (code) {
              return code === "newLineInDisplayMode" ? "ignore" : "error";
            },
            trust: function (context) {
              throw new katex.ParseError(context.command + " is not allowed in a formula");
            }
          }))
        });
      } catch (error) {
        return JSON.stringify({ message: faultMessage(error, tex), position: error.position });
      }
    }

    // The MathML without the TeX in it, which nothing in a browser reads, and without the name of its
    // language, which HTML knows, and the styles without their last semicolon: a tenth of the formula.
    function lighter(html) {
      return html
        .replace(/<annotation[^>]*>[^<]*<\/annotation>|<\/?semantics>/g, "")
        .replace(/<math xmlns="[^"]*"/, "<math")
        .replace(/ style="([^"]*);"/g, ' style="$1"');
    }

    function faultMessage(error, tex) {
      if (error instanceof RangeError) return "the formula is nested too deeply";
      return String(error.message)
        .replace("KaTeX parse error: ", "")
        .replace("LaTeX-incompatible input and strict mode is set to 'error': ", "")
        .replace(/ at (position \d+|end of input): [^]*$/, "")
        .replace(/"[\uD800-\uDBFF]" \(\d+\)/, '"' + tex.substr(error.position, 2) + '"')
        .replace(/ \[\w+\]$/, "");
    }

    function highlightCode(source, language) {
      var grammar = hljs.getLanguage(language);
      if (!grammar) return "";
      teachNewerKeywords(language, grammar.keywords);
      // Its grammar for Swift takes each lone underscore for a number.
      return hljs.highlight(language, source, true).value
        .replace(/<span class="hljs-number">(_+)<\/span>/g, "$1");
    }

    // Debian's grammar is older than these words of Swift.
    function teachNewerKeywords(language, keywords) {
      if (language !== "swift" || typeof keywords.keyword !== "string") return;
      keywords.keyword += " actor any async await nonisolated package some";
    }
    """#
}
