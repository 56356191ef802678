/// JavaScript that the engine runs before KaTeX and highlight.js.
enum Prelude {
  /// Defines the global names that browser scripts expect, and two functions that call KaTeX and
  /// highlight.js with strings.
  ///
  /// KaTeX's settings: `trust` throws, so that `\href`, `\includegraphics` and raw HTML are faults
  /// rather than red letters in the page. `strict` throws too, because KaTeX's warnings go to a
  /// console that discards them. Line breaks in display mode, which `strict` would drop without a
  /// warning, are kept.
  static let script = #"""
    var self = this;

    // highlight.js prints a notice of its age, which is discarded.
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
          html: apart(lighter(katex.renderToString(tex, {
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
          })))
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

    // The equations that a wide space sets apart at the top level of a displayed formula, each in an
    // element of its own, so that a narrow window can set one to a line. KaTeX breaks lines only
    // behind operators and relations.
    function apart(html) {
      var start = '<span class="katex-html" aria-hidden="true">';
      var at = html.indexOf(start) + start.length;
      var end = html.length - "</span></span></span>".length;
      if (html.indexOf('<span class="katex-display"') !== 0 || html.indexOf(start) < 0) return html;
      var body = html.slice(at, end);
      if (/class="(tag|mspace newline)"/.test(body)) return html;
      var cut = cutAt("2em", body) || cutAt("1em", body);
      return cut ? html.slice(0, at) + cut + html.slice(end) : html;
    }

    // A base is what KaTeX sets on one line; each part of one keeps the strut that gives its height.
    function cutAt(space, body) {
      var tokens = body.match(/<[^>]*>|[^<]+/g) || [];
      var wide = '<span class="mspace" style="margin-right:' + space + '">';
      var depth = 0, strut = "", cuts = 0, html = '<span class="equation">';
      for (var i = 0; i < tokens.length; i++) {
        var token = tokens[i];
        if (depth === 0 && token === '<span class="base">') strut = tokens[i + 1] + tokens[i + 2];
        html += token;
        if (depth === 1 && token === wide && tokens[i + 2] !== "</span>") {
          html += tokens[++i] + '</span></span><span class="equation"><span class="base">' + strut;
          cuts++;
        } else if (/^<\//.test(token)) {
          depth--;
        } else if (/^<[^]*[^\/]>$/.test(token)) {
          depth++;
        }
      }
      return cuts && html + "</span>";
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
      if (language === "swift") teachNumbers(grammar, []);
      var html = hljs.highlight(language, source, true).value;
      // A sign right before a number belongs to the literal, where it can be no operator between two.
      if (language !== "swift") return html;
      return html
        // Its grammar takes a lone underscore for a keyword.
        .replace(/<span class="hljs-keyword">_<\/span>/g, "_")
        .replace(/(^|[\s(\[{,:=])-(<span class="hljs-number">)/g, "$1$2-");
    }

    // Debian's grammar cuts numbers with an exponent in two, and takes an underscore for a number.
    // Source: The Swift Programming Language, "Lexical Structure", Literals.
    function teachNumbers(mode, seen) {
      if (typeof mode !== "object" || seen.indexOf(mode) >= 0) return;
      seen.push(mode);
      if (mode.className === "number") {
        mode.begin = "\\b(0x[\\da-fA-F][\\da-fA-F_]*(\\.[\\da-fA-F][\\da-fA-F_]*)?([pP][-+]?\\d[\\d_]*)?"
          + "|0b[01][01_]*|0o[0-7][0-7_]*|\\d[\\d_]*(\\.\\d[\\d_]*)?([eE][-+]?\\d[\\d_]*)?)";
      }
      (mode.contains || []).forEach(function (part) { teachNumbers(part, seen); });
    }

    // Debian's grammar is older than these words of Swift.
    function teachNewerKeywords(language, keywords) {
      if (language !== "swift" || typeof keywords.keyword !== "string") return;
      keywords.keyword += " actor any async await nonisolated package some";
    }
    """#
}
