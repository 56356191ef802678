/// The grading of a class on Kubernetes: a manifest with an Indexed Job of tasks, and a Job that joins
/// their results.
///
/// Submissions and results are on a volume that all pods share. A student's fault is a result, with
/// exit status 0. A pod that was interrupted (75) or evicted is started again; other exit statuses fail
/// its index at once.
package struct KubernetesJob: Sendable {
  /// The tasks, with paths inside the container.
  package let grading: ShardedGrading
  package let image: String
  /// The name of the PersistentVolumeClaim.
  package let claim: String

  /// The folder at which the volume is mounted.
  package static let mountPoint = "/class"

  package init(_ grading: ShardedGrading, image: String, claim: String = "lessons") {
    self.grading = grading
    self.image = image
    self.claim = claim
  }

  /// The name of the Job: at most 52 characters, as pods have it as a prefix.
  private var name: String {
    let letters = grading.lesson.lowercased().map {
      $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-"
    }
    let trimmed = String(letters.prefix(36)).split(separator: "-").joined(separator: "-")
    return trimmed.isEmpty ? "lessons" : "lessons-\(trimmed)"
  }

  /// The manifest, for `kubectl apply --filename`.
  package var manifest: String {
    """
    # Grades a class in \(grading.count) tasks and joins their results. Kubernetes 1.29 or later.
    #
    # The volume of the claim \(quoted(claim)) is mounted by all pods (ReadWriteMany where there is more
    # than one node) and holds the submissions. The image's working folder is the course.
    #
    #     kubectl apply --filename FILE
    #     kubectl wait --for=condition=complete --timeout=24h job/\(name)-merge
    #
    # To go on after a failure, delete both jobs and apply the file again.
    apiVersion: batch/v1
    kind: Job
    metadata:
      name: \(name)
      labels: { app.kubernetes.io/name: lessons }
    spec:
      completionMode: Indexed
      completions: \(grading.count)
      parallelism: \(grading.count)
      backoffLimitPerIndex: 3
      podFailurePolicy:
        rules:
          # A pod that was evicted or whose node was lost is replaced and not counted.
          - action: Ignore
            onPodConditions:
              - type: DisruptionTarget
                status: "True"
          # Interrupted: the next pod goes on.
          - action: Count
            onExitCodes:
              containerName: grade
              operator: In
              values: [75]
          # Wrong usage, a faulty lesson, an internal error, or output that cannot be written.
          - action: FailIndex
            onExitCodes:
              containerName: grade
              operator: In
              values: [64, 65, 70, 74]
      template:
        spec:
    \(podSpecification)
          containers:
            - name: grade
    \(container(script: "task=$((JOB_COMPLETION_INDEX + 1))\n" + grading.taskScript(program: ["lessons"])))
    ---
    apiVersion: batch/v1
    kind: Job
    metadata:
      name: \(name)-merge
      labels: { app.kubernetes.io/name: lessons }
    spec:
      backoffLimit: 3
      activeDeadlineSeconds: 86400
      template:
        spec:
    \(podSpecification)
          initContainers:
            - name: wait
    \(container(script: waitScript))
          containers:
            - name: merge
    \(container(script: grading.mergeScript(program: ["lessons"])))

    """
  }

  /// Waits until every task has written its record.
  private var waitScript: String {
    let identity = grading.identity.shellQuoted
    return """
      for record in \((1...grading.count).map { "\(grading.shard($0)).done" }.commandLine)
      do until [ "$(cat "$record" 2>/dev/null)" = \(identity) ]; do sleep 5; done
      done
      """
  }

  private var podSpecification: String {
    """
          restartPolicy: Never
          automountServiceAccountToken: false
          enableServiceLinks: false
          securityContext:
            runAsNonRoot: true
            runAsUser: 10001
            runAsGroup: 10001
            fsGroup: 10001
            seccompProfile: { type: RuntimeDefault }
          volumes:
            - name: class
              persistentVolumeClaim: { claimName: \(quoted(claim)) }
            - name: scratch
              emptyDir: { sizeLimit: 4Gi }
    """
  }

  private func container(script: String) -> String {
    """
              image: \(quoted(image))
              command: ["/bin/sh", "-c"]
              args:
                - \(quoted(script))
              env:
                - { name: HOME, value: /tmp }
              securityContext:
                allowPrivilegeEscalation: false
                capabilities: { drop: [ALL] }
              resources:
                requests: { cpu: "1", memory: 1Gi, ephemeral-storage: 1Gi }
                limits: { memory: 4Gi, ephemeral-storage: 6Gi }
              volumeMounts:
                - { name: class, mountPath: \(Self.mountPoint) }
                - { name: scratch, mountPath: /tmp }
    """
  }

  /// Returns a text as a double-quoted scalar of YAML.
  private func quoted(_ text: String) -> String {
    var scalar = "\""
    for character in text.unicodeScalars {
      switch character {
      case "\"": scalar += "\\\""
      case "\\": scalar += "\\\\"
      case "\n": scalar += "\\n"
      case "\t": scalar += "\\t"
      case _ where character.value < 0x20 || (0x7F...0x9F).contains(character.value):
        let digits = String(character.value, radix: 16, uppercase: true)
        scalar += "\\x" + (digits.count < 2 ? "0" : "") + digits
      default: scalar.unicodeScalars.append(character)
      }
    }
    return scalar + "\""
  }
}
