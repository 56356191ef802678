internal import Glibc
internal import LessonsCommand

@main
enum Lessons {
  static func main() async {
    StandardOutput.reserveDescriptors()
    let status = await Interruption.cancelling { await RootCommand.exitStatus() }
    exit(status)
  }
}
