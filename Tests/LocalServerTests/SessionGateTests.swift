import Foundation
import LocalServer
import Testing

@Suite struct SessionGateTests {
  private static let host = "127.0.0.1:8000"
  private static let own = [
    "Host": host, "Origin": "http://\(host)", "Sec-Fetch-Site": "same-origin",
    "Cookie": "other=1; lessons-8000=secret",
  ]

  private func status(
    _ gate: SessionGate, _ method: String, _ headers: [String: String], path: String = "/x",
    query: [String: String] = [:]
  ) -> Int? {
    gate.refusal(
      of: WebRequest(method: method, path: path, query: query, headers: headers), host: Self.host
    )?.status.rawValue
  }

  @Test("The launch token is exchanged once for a cookie that scripts and other sites cannot use")
  func token() throws {
    let gate = SessionGate(secret: "secret")
    let request = WebRequest(
      method: "GET", path: "/", query: ["token": gate.launchToken], headers: ["Host": Self.host])
    let answer = try #require(gate.refusal(of: request, host: Self.host))
    #expect(answer.status == .seeOther)
    #expect(answer.headers["Location"] == "/")
    #expect(
      answer.headers["Set-Cookie"]
        == "lessons-8000=secret; Path=/; HttpOnly; SameSite=Strict")
    let again = try #require(gate.refusal(of: request, host: Self.host))
    #expect(again.status == .forbidden)
    #expect(again.headers["Set-Cookie"] == nil)
    let wrong = SessionGate(secret: "secret")
    #expect(status(wrong, "GET", ["Host": Self.host], path: "/", query: ["token": ""]) == 403)
    #expect(status(wrong, "GET", ["Host": Self.host], path: "/", query: ["token": "x"]) == 403)
    #expect(
      status(
        wrong, "GET", ["Host": Self.host, "Sec-Fetch-Site": "cross-site"], path: "/",
        query: ["token": wrong.launchToken]) == 403)
  }

  @Test("The server's own page may read and change, and a reload from the address bar may read")
  func own() {
    let gate = SessionGate(secret: "secret")
    #expect(status(gate, "GET", Self.own) == nil)
    #expect(status(gate, "PUT", Self.own) == nil)
    var typed = Self.own
    typed["Origin"] = nil
    typed["Sec-Fetch-Site"] = "none"
    #expect(status(gate, "GET", typed) == nil)
    #expect(status(gate, "PUT", typed) == 403)
  }

  @Test(
    "A request is refused if one of its headers is missing or foreign",
    arguments: [
      ("Host", "evil.example"), ("Host", "localhost:8000"), ("Host", nil),
      ("Origin", "http://evil.example"), ("Origin", "null"), ("Origin", "https://127.0.0.1:8000"),
      ("Origin", "http://127.0.0.1:8001"), ("Sec-Fetch-Site", "cross-site"),
      ("Sec-Fetch-Site", "same-site"), ("Cookie", nil), ("Cookie", "lessons-8000=secre"),
      ("Cookie", "lessons-8001=secret"),
    ] as [(String, String?)])
  func foreign(_ name: String, _ value: String?) {
    let gate = SessionGate(secret: "secret")
    var headers = Self.own
    headers[name] = value
    #expect(status(gate, "GET", headers) == 403)
    #expect(status(gate, "POST", headers) == 403)
  }

  @Test(
    "A change is refused without Origin, and without Sec-Fetch-Site",
    arguments: [
      "Origin", "Sec-Fetch-Site",
    ])
  func absent(_ name: String) {
    let gate = SessionGate(secret: "secret")
    var headers = Self.own
    headers[name] = nil
    #expect(status(gate, "GET", headers) == nil)
    #expect(status(gate, "PUT", headers) == 403)
  }

  @Test("Requests without the cookie are limited, and do not use up the student's")
  func strangers() {
    let gate = SessionGate(secret: "secret")
    var stranger = Self.own
    stranger["Cookie"] = nil
    let statuses = (0..<2000).map { _ in status(gate, "GET", stranger) }
    #expect(statuses.first == 403)
    #expect(statuses.contains(429))
    #expect(status(gate, "PUT", Self.own) == nil)
  }

  @Test("A rate limit admits a number at once and then a number per second")
  func rate() {
    let limit = RateLimit(burst: 2, perSecond: 10)
    let start = ContinuousClock.now + .seconds(1)
    #expect(limit.admits(at: start))
    #expect(limit.admits(at: start))
    #expect(!limit.admits(at: start))
    #expect(limit.admits(at: start + .milliseconds(150)))
    #expect(!limit.admits(at: start + .milliseconds(160)))
    #expect(limit.admits(at: start + .seconds(100)))
    #expect(limit.admits(at: start + .seconds(100)))
    #expect(!limit.admits(at: start + .seconds(100)))
  }
}
