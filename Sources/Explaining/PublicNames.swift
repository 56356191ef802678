/// The public names of Autograd.
package enum PublicNames {
  /// The members of a tensor, its static functions among them.
  package static let tensorMembers = [
    "asTensor", "backward", "count", "description", "detached", "gradient", "item",
    "mean",
    "ones", "requiresGradient", "scalars", "shape", "sum", "zeroGradient", "zeros",
  ]
  /// The functions and types.
  package static let globals = [
    "Tensor", "TensorConvertible", "abs", "exp", "log", "pow", "sqrt", "withoutGradient",
  ]
}

/// Names from other libraries and languages, and how the same is written with Autograd.
enum ForeignNames {
  /// Members, by their foreign names. `<x>` is replaced by the operand before the member.
  static let members: [String: String] = [
    "grad": "`<x>.gradient`",
    "data": "`<x>` itself, inside `withoutGradient { … }`",
    "clone": "`<x>.detached()`", "copy": "`<x>.detached()`", "detach": "`<x>.detached()`",
    "deepcopy": "`<x>.detached()`",
    "numpy": "`<x>.scalars`", "tolist": "`<x>.scalars`", "toArray": "`<x>.scalars`",
    "array": "`<x>.scalars`", "values": "`<x>.scalars`", "elements": "`<x>.scalars`",
    "value": "`<x>.item`", "scalar": "`<x>.item`",
    "size": "`<x>.count` for how many numbers there are, `<x>.shape` for the shape",
    "numel": "`<x>.count`", "length": "`<x>.count`", "len": "`<x>.count`",
    "square": "`pow(<x>, 2)`", "squared": "`pow(<x>, 2)`", "pow": "`pow(<x>, n)`",
    "power": "`pow(<x>, n)`", "sqrt": "`sqrt(<x>)`", "squareRoot": "`sqrt(<x>)`",
    "abs": "`abs(<x>)`", "magnitude": "`abs(<x>)`", "exp": "`exp(<x>)`", "log": "`log(<x>)`",
    "avg": "`<x>.mean()`", "average": "`<x>.mean()`",
    "zero_grad": "`<x>.zeroGradient()`", "zeroGrad": "`<x>.zeroGradient()`",
    "zero_": "`<x>.zeroGradient()` for a gradient, `<x> *= 0` for another tensor",
    "requires_grad": "`Tensor(…, requiresGradient: true)` where the tensor is made",
    "requiresGrad": "`Tensor(…, requiresGradient: true)` where the tensor is made",
    "zeros_like": "`Tensor.zeros(like: …)`", "zerosLike": "`Tensor.zeros(like: …)`",
    "ones_like": "`Tensor.ones(like: …)`", "onesLike": "`Tensor.ones(like: …)`",
    "sub_": "`<x> -= …`", "add_": "`<x> += …`", "mul_": "`<x> *= …`", "div_": "`<x> /= …`",
    "sub": "`<x> - …`", "add": "`<x> + …`", "mul": "`<x> * …`", "div": "`<x> / …`",
    "push": "`<x>.append(…)`", "add_item": "`<x>.append(…)`", "push_back": "`<x>.append(…)`",
  ]

  /// Functions and values, by their foreign names.
  static let globals: [String: String] = [
    "len": "`x.count`", "None": "`nil`", "null": "`nil`", "NULL": "`nil`",
    "True": "`true`", "False": "`false`", "elif": "`else if`",
    "no_grad": "`withoutGradient { … }`", "noGrad": "`withoutGradient { … }`",
    "noGradient": "`withoutGradient { … }`", "withNoGrad": "`withoutGradient { … }`",
    "without_gradient": "`withoutGradient { … }`",
    "zeros": "`Tensor.zeros(like: …)`", "ones": "`Tensor.ones(like: …)`",
    "zeros_like": "`Tensor.zeros(like: …)`", "ones_like": "`Tensor.ones(like: …)`",
    "zerosLike": "`Tensor.zeros(like: …)`", "onesLike": "`Tensor.ones(like: …)`",
    "tensor": "`Tensor(…)`", "float": "`Double(…)`", "int": "`Int(…)`", "str": "`String(…)`",
    "inf": "`Double.infinity`", "square": "`pow(x, 2)`", "and": "`&&`", "or": "`||`",
    "not": "`!`", "this": "`self`", "console": "`print(…)`", "printf": "`print(…)`",
  ]

  /// The modules of Python and the namespaces of other languages.
  static let modules: Set = [
    "torch", "np", "numpy", "math", "Math", "tf", "jax", "jnp", "cmath", "F", "nn",
  ]

  /// Functions of those modules, and how each is written with Autograd.
  static let functions: [String: String] = [
    "sqrt": "`sqrt(…)`", "pow": "`pow(x, n)`", "power": "`pow(x, n)`", "square": "`pow(x, 2)`",
    "exp": "`exp(…)`", "log": "`log(…)`", "abs": "`abs(…)`", "sum": "`x.sum()`",
    "mean": "`x.mean()`", "zeros_like": "`Tensor.zeros(like: …)`",
    "zeros": "`Tensor.zeros(like: …)`",
    "ones_like": "`Tensor.ones(like: …)`", "ones": "`Tensor.ones(like: …)`",
    "tensor": "`Tensor(…)`", "array": "`Tensor(…)`", "Tensor": "`Tensor(…)`",
    "no_grad": "`withoutGradient { … }`", "copy": "`x.detached()`", "clone": "`x.detached()`",
  ]
}
