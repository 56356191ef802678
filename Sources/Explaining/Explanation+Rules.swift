// The table of explanations: one rule for each entry, the special before the general. Each has a
// file of that name in Tests/ExplainingTests/Explanations, whose compilation must give its message.

extension Explanation.Rule {
  static let diagnostics = quotation + braces + declarations + numbers + calls + names + statements

  private static let quotation = [
    Self(
      "curly-quote", "unicode curly quote found",
      explains: "This quotation mark was pasted from a text. Type it anew, as a straight \"."),
    Self(
      "string-without-end", "unterminated string literal",
      explains: "A text begins here and has no \" at its end. It must end on the same line."),
    Self(
      "comment-without-end", "unterminated '/*' comment",
      explains: "Everything after /* is a comment, up to a */, which is missing."),
  ]

  private static let braces = [
    Self(
      "missing-brace", "expected '}' in ", "expected '}' at end of ",
      explains:
        "A { has no } that closes it. The compiler notices it only at the end; look further up "
        + "for the place where braces and indentation part."),
    Self(
      "brace-too-many", "extraneous '}' at top level",
      explains: "There is one } too many, or a { is missing further up."),
    Self(
      "function-not-closed", "attribute 'public' can only be used in a non-local scope",
      explains:
        "This stands inside the function above it. A } is missing before this line; if it belongs "
        + "inside, leave the word public out."),
    Self(
      "missing-parenthesis", "expected ',' separator", "expected ')' in ",
      explains: "A ( has no ) that closes it, or a comma is missing."),
  ]

  private static let declarations = [
    Self(
      "parameter-hides-property", "cannot assign to value: '<name>' is a 'let' constant",
      explains:
        "`<name>` cannot be given another value here: it is a parameter, or was declared with "
        + "let. If a property of the same name is meant, write self.<name>; if it is to change, "
        + "declare it with var."),
    Self(
      "let-assigned", "cannot assign to <kind>: '<name>' is a 'let' constant",
      "left side of mutating operator isn't mutable: '<name>' is a 'let' constant",
      "cannot use mutating member on immutable value: '<name>' is a 'let' constant",
      explains: "`<name>` was declared with let, so it keeps its first value. If it is to change, "
        + "declare it with var."),
    Self(
      "not-public", "<what> must be declared public because it matches a requirement in",
      "<what> is inaccessible due to 'internal' protection level",
      explains: "The lesson calls this from outside your file. Write public in front of it."),
    Self(
      "function-missing", "type '<type>' does not conform to protocol '<protocol>'",
      explains:
        "`<type>` promises everything that `<protocol>` asks for, and something is missing. "
        + "Keep every function of the stub, under its name and with its labels."),
    Self(
      "property-without-value",
      "return from initializer without initializing all stored properties",
      explains:
        "A property has no value yet when init ends. Give each of them one, in init or where it "
        + "is declared."),
    Self(
      "property-without-type", "type annotation missing in pattern",
      explains: "What has no value yet needs a type, as in `var average: Tensor`."),
    Self(
      "declared-twice", "invalid redeclaration of '<name>'",
      explains: "`<name>` is declared twice. Drop one, or give it another name."),
    Self(
      "missing-return", "missing return in <function> expected to return '<type>'",
      explains:
        "This function must end with `return` and a value (`<type>`), whichever way it goes."),
    Self(
      "return-in-void", "unexpected non-void return value in void function",
      explains: "This function gives nothing back, so `return` stands alone or not at all."),
  ]

  private static let numbers = [
    Self(
      "int-for-double", "cannot convert value of type 'Int' to <place> type 'Double'",
      "binary operator '<sign>' cannot be applied to operands of type 'Double' and 'Int'",
      "binary operator '<sign>' cannot be applied to operands of type 'Int' and 'Double'",
      "cannot assign value of type 'Int' to type 'Double'",
      "cannot convert value of type 'Double' to expected argument type 'Int'",
      explains: "An Int never becomes a Double by itself. Write Double(…) around the whole number."),
    Self(
      "int-with-tensor",
      "binary operator '<sign>' cannot be applied to operands of type 'Tensor' and 'Int'",
      "binary operator '<sign>' cannot be applied to operands of type 'Int' and 'Tensor'",
      explains: "A tensor goes with tensors and Doubles. Write Double(…) around the whole number. "
        + "(A power is pow(x, n): in Swift ^ is something else.)"),
    Self(
      "double-for-int", "cannot convert value of type 'Double' to specified type 'Int'",
      "cannot assign value of type 'Double' to type 'Int'",
      explains: "An Int holds whole numbers alone. Declare it as a Double."),
    Self(
      "float",
      "binary operator '<sign>' cannot be applied to operands of type 'Float' and '<other>'",
      "binary operator '<sign>' cannot be applied to operands of type '<other>' and 'Float'",
      "cannot convert value of type 'Float' to ",
      explains: "All numbers here are Doubles. Write Double instead of Float."),
    Self(
      "tensor-for-double", "cannot assign value of type 'Tensor' to type 'Double'",
      "cannot convert value of type 'Tensor' to <place> type 'Double'",
      "cannot convert return expression of type 'Tensor' to return type 'Double'",
      explains:
        "A tensor is not a number, even if it holds just one. Declare the variable as a Tensor, "
        + "or read the number with .item."),
    Self(
      "double-for-tensor", "cannot assign value of type 'Double' to type 'Tensor'",
      "cannot convert value of type 'Double' to <place> type 'Tensor'",
      "cannot convert value of type 'Int' to <place> type 'Tensor'",
      explains:
        "A number is not a tensor. Write Tensor(…) around it; zeros in the shape of another "
        + "tensor are Tensor.zeros(like: …)."),
    Self(
      "optional", "value of optional type '<type>' must be unwrapped ",
      explains:
        "A `<type>` may hold nothing (nil). Give the variable a value from the beginning, so "
        + "that its type needs no ?, or say what to do without one, as in `if let`."),
    Self(
      "python-power", "no operator '**' is defined", "cannot find operator '**' in scope",
      explains: "A power is pow(x, 2) in Swift."),
    Self(
      "operands", "binary operator '<sign>' cannot be applied to operands of type '<a>' and '<b>'",
      explains:
        "There is no <sign> between `<a>` and `<b>`. Look at which of the two has the wrong "
        + "type."),
    Self(
      "too-complex", "the compiler is unable to type-check this expression in reasonable time",
      explains:
        "Give its parts names, with `let`, on lines of their own. Often a wrong type in the "
        + "middle is behind it, or a == where = is meant."),
  ]

  private static let calls = [
    Self(
      "wrong-label",
      "incorrect argument label in call (have '<have>', expected '<want>')",
      "incorrect argument labels in call (have '<have>', expected '<want>')",
      explains: "Labels belong to a function's name. Write `<want>` where `<have>` stands."),
    Self(
      "missing-label", "missing argument label '<label>' in call",
      "missing argument labels '<label>' in call",
      explains: "Labels belong to a function's name. Write `<label>` before the value."),
    Self(
      "label-too-many", "extraneous argument label '<label>' in call",
      explains: "This value has no label. Leave `<label>` out."),
    Self(
      "missing-argument", "missing argument for parameter '<name>' in call",
      explains: "This call needs a value for `<name>` too."),
    Self(
      "missing-value", "missing argument for parameter #<number> in call",
      "missing arguments for parameters #<number> in call",
      explains: "This call needs a value in its parentheses; without a label, as it is declared."),
    Self(
      "argument-too-many", "argument passed to call that takes no arguments", "extra argument ",
      explains: "This call takes fewer values. Look at how the function is declared."),
    Self(
      "argument-order", "argument '<second>' must precede argument '<first>'",
      explains: "Values stand in the order of the declaration: `<second>` before `<first>`."),
    Self(
      "not-called", "function is unused",
      explains: "A function is called with parentheses after its name: ()."),
  ]

  private static let names = [
    Self(
      "python-range", "cannot find 'range' in scope",
      explains: "Swift counts with a range: `for step in 0..<10`."),
    Self(
      "no-increment", "cannot find operator '++' in scope",
      explains: "Swift has no ++. Write `+= 1`."),
    Self(
      "unknown-type", "cannot find type '<name>' in scope",
      explains:
        "No type is called `<name>`. Types begin with a capital letter; and the import lines "
        + "of the stub must stay at the top."),
    Self(
      "unknown-name", "cannot find '<name>' in scope",
      explains: "Nothing is called `<name>` here. Compare letter by letter with the declaration; "
        + "capitals count."),
    Self(
      "unknown-member", "value of type '<type>' has no member '<name>'",
      explains: "A `<type>` has nothing called `<name>`. Compare letter by letter; capitals count."),
    Self(
      "no-such-module", "no such module '<name>'",
      explains: "There is no `<name>` here. The stub's import lines are all that an exercise needs."
    ),
  ]

  private static let statements = [
    Self(
      "unused-result", "result of operator '<sign>' is unused",
      "result of call to '<function>' is unused",
      explains:
        "This computes something new and drops it, so nothing changes. A tensor is changed in "
        + "place by +=, -=, *= or /=."),
    Self(
      "assignment-as-question", "use of '=' in a boolean context",
      explains: "= gives a value, == compares."),
    Self(
      "two-statements", "consecutive statements on a line must be separated by ';'",
      explains: "Two statements stand on one line. Break the line between them, or look for a sign "
        + "that is missing or one too many."),
    Self(
      "outside-of-functions", "expressions are not allowed at the top level",
      "statements are not allowed at the top level",
      explains:
        "Only declarations may stand outside of functions. Move it into one, or look for a } "
        + "too many above."),
  ]

  static let traps = [
    Self(
      "try", "'try!' expression unexpectedly raised an error",
      explains:
        "A try! says that nothing can go wrong, and something did. Catch the error, as in "
        + "`do { try … } catch { … }`, or leave the call out."),
    Self(
      "nil", "Unexpectedly found nil while ",
      explains:
        "A ! says that there is a value, and there was none. Look where it should have come "
        + "from."),
    Self(
      "index", "Index out of range", "Array index is out of range",
      explains: "An array of n elements has the indices 0 to n - 1."),
    Self(
      "empty-collection", "Can't remove first element from an empty collection",
      "Can't remove last element from an empty collection",
      explains: "Nothing can be taken out of an empty array. Ask isEmpty first."),
    Self(
      "division-by-zero", "Division by zero", "Division by zero in remainder operation",
      explains: "Whole numbers cannot be divided by zero. A Double can, and gives infinity."),
    Self(
      "not-finite-to-int",
      "Double value cannot be converted to Int because it is either infinite or NaN",
      explains: "The number is no longer finite before this line. Look for a division by zero or a "
        + "learning rate that is far too large."),
    Self(
      "range-backwards", "Range requires lowerBound",
      explains: "A range counts upwards: in a..<b, b must not be less than a."),
    Self(
      "number-too-large", "Not enough bits to represent the passed value",
      "Negative value is not representable",
      explains: "The number does not fit into the type that it is converted to."),
    Self(
      "negative-count", "Can't construct Array with count",
      explains: "The number of elements came out negative."),
  ]
}
