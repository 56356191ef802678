package import Observations

extension AdamWScript: WireCodable {
  package init(from reader: inout WireReader) throws(WireFault) {
    operations = try reader.readArray()
  }

  package func write(to writer: inout WireWriter) {
    writer.write(operations)
  }
}

extension AdamWScript.Operation: WireCodable {
  package init(from reader: inout WireReader) throws(WireFault) {
    let tag = try reader.readByte()
    let slot = try reader.readIndex()
    switch tag {
    case 0:
      self = .create(
        slot: slot, starts: try reader.readArray(), hyperparameters: try reader.readDoubles(),
        areColumns: try Bool(from: &reader))
    case 1: self = .release(slot: slot)
    case 2: self = .setGradients(slot: slot, try reader.readArray())
    case 3: self = .backward(slot: slot)
    case 4: self = .step(slot: slot)
    case 5: self = .zeroGradient(slot: slot)
    case 6: self = .observeParameters(slot: slot)
    case 7: self = .observeGradients(slot: slot)
    default: throw .unknownTag(tag)
    }
  }

  package func write(to writer: inout WireWriter) {
    func begin(_ tag: UInt8, _ slot: Int) {
      writer.write(tag)
      writer.write(count: slot)
    }
    switch self {
    case .create(let slot, let starts, let hyperparameters, let areColumns):
      begin(0, slot)
      starts.write(to: &writer)
      writer.write(hyperparameters)
      areColumns.write(to: &writer)
    case .release(let slot): begin(1, slot)
    case .setGradients(let slot, let gradients):
      begin(2, slot)
      gradients.write(to: &writer)
    case .backward(let slot): begin(3, slot)
    case .step(let slot): begin(4, slot)
    case .zeroGradient(let slot): begin(5, slot)
    case .observeParameters(let slot): begin(6, slot)
    case .observeGradients(let slot): begin(7, slot)
    }
  }
}
