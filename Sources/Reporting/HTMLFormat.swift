internal import Grading

/// A graded lesson as one page.
struct HTMLFormat: ReportFormat {
  let name = "html"
  let note: String? = "the report's page"
  let fileExtension = "html"

  func render(_ graded: GradedLesson, in setting: ReportSetting) throws -> String {
    let page = try HTMLReport.page(
      of: graded, form: setting.form, images: setting.images, typesetter: setting.typesetter,
      cache: setting.cache)
    return String(decoding: page, as: UTF8.self)
  }
}
