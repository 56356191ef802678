import ClusterJobs
import Foundation
import TestSupport
import Testing
import Yams

@Suite struct KubernetesJobTests {
  let job = KubernetesJob(
    ShardedGrading(
      lesson: "Optimizers", submissions: "/class/sub: \"missions\"", output: "/class/out", count: 4,
      options: ["--due", "2026-01-01T00:00:00Z"], identity: "abc"),
    image: "registry.example/lessons:1")

  func documents() throws -> [[String: Any]] {
    try load_all(yaml: job.manifest).compactMap { $0 as? [String: Any] }
  }

  @Test("The manifest has an Indexed Job with a pod failure policy")
  func indexed() throws {
    let document = try #require(try documents().first)
    #expect(document["apiVersion"] as? String == "batch/v1")
    #expect(document["kind"] as? String == "Job")
    let specification = try #require(document["spec"] as? [String: Any])
    #expect(specification["completionMode"] as? String == "Indexed")
    #expect(specification["completions"] as? Int == 4)
    #expect(specification["backoffLimitPerIndex"] as? Int == 3)
    let policy = try #require(specification["podFailurePolicy"] as? [String: Any])
    let rules = try #require(policy["rules"] as? [[String: Any]])
    #expect(rules.compactMap { $0["action"] as? String } == ["Ignore", "Count", "FailIndex"])
    let codes = rules.compactMap { ($0["onExitCodes"] as? [String: Any])?["values"] as? [Int] }
    #expect(codes == [[75], [64, 65, 70, 74]])
  }

  @Test("Both jobs may never restart a container in place and run without privileges")
  func pods() throws {
    let documents = try documents()
    #expect(documents.count == 2)
    for document in documents {
      let specification = try #require(document["spec"] as? [String: Any])
      let template = try #require(specification["template"] as? [String: Any])
      let pod = try #require(template["spec"] as? [String: Any])
      // A pod failure policy requires it.
      #expect(pod["restartPolicy"] as? String == "Never")
      let security = try #require(pod["securityContext"] as? [String: Any])
      #expect(security["runAsNonRoot"] as? Bool == true)
      let containers =
        (pod["containers"] as? [[String: Any]] ?? [])
        + (pod["initContainers"] as? [[String: Any]] ?? [])
      for container in containers {
        #expect(container["image"] as? String == "registry.example/lessons:1")
        let own = try #require(container["securityContext"] as? [String: Any])
        #expect(own["allowPrivilegeEscalation"] as? Bool == false)
      }
    }
  }

  @Test("The commands in the manifest are valid for a shell")
  func commands() async throws {
    let documents = try documents()
    var scripts: [String] = []
    for document in documents {
      let specification = document["spec"] as? [String: Any]
      let pod = (specification?["template"] as? [String: Any])?["spec"] as? [String: Any]
      for key in ["initContainers", "containers"] {
        for container in pod?[key] as? [[String: Any]] ?? [] {
          scripts += container["args"] as? [String] ?? []
        }
      }
    }
    #expect(scripts.count == 3)
    #expect(scripts[0].contains("'/class/sub: \"missions\"'"))
    #expect(scripts[0].hasPrefix("task=$((JOB_COMPLETION_INDEX + 1))\n"))
    for script in scripts {
      let check = try StartedProgram(URL(filePath: "/bin/sh"), ["-n", "-c", script])
      #expect(await check.end() == .exited(0))
    }
  }
}
