internal import ArgumentParser
internal import LessonsCommand

@main
enum Lessons {
  static func main() async {
    await Interruption.cancelling { await RootCommand.main() }
  }
}
