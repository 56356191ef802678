/// The columns of a roster that say who a student is.
struct RosterColumns {
  /// The columns whose values identify a student, the id itself first.
  let ids: [Int]
  /// The column with the whole name.
  let name: Int?
  let firstName: Int?
  let lastName: Int?

  /// The headers of ids, in the order in which one is chosen. Case, spaces and punctuation do not count.
  static let idHeaders = [
    "student", "studentid", "login", "loginid", "sisloginid", "username", "user", "githubusername",
    "netid", "id", "idnumber", "matriculationnumber", "sisuserid", "email", "emailaddress",
    "identifier",
  ]

  /// Recognizes the columns; nil where none has an id.
  init?(_ header: [String]) {
    let names = header.map { $0.lowercased().filter { $0.isLetter || $0.isNumber } }
    func column(_ candidates: String...) -> Int? {
      candidates.compactMap { names.firstIndex(of: $0) }.first
    }
    // In Canvas's gradebook the column Student has the name, beside the ids.
    let isCanvas = names.contains("student") && names.contains("id")
    ids = Self.idHeaders.compactMap { candidate in
      isCanvas && candidate == "student" ? nil : names.firstIndex(of: candidate)
    }
    guard !ids.isEmpty else { return nil }
    name =
      column("name", "fullname", "studentname", "displayname")
      ?? (isCanvas ? column("student") : nil)
    firstName = column("firstname", "givenname", "first")
    lastName = column("surname", "lastname", "familyname", "last")
  }
}
