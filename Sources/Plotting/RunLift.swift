/// The lifting of runs onto a surface.
struct RunLift {
  let terrain: Terrain
  let projection: SurfaceProjection
  let relief: SurfaceRelief

  /// Returns where a point of the plane appears on the surface.
  func page(_ p: Point) -> Point { projection.page(p, height: min(terrain.height(at: p), 1)) }

  func sketch(_ run: Run) -> RunSketch {
    let frame = terrain.landscape.frame
    let track = Track(run, within: frame)
    var sketch = RunSketch(run: run)
    for line in groundLines(of: track) {
      for part in relief.sightings(along: line) {
        let lifted = Polyline.simplified(part.points.map(page), tolerance: 0.25)
        if part.isSeen { sketch.lines.append(lifted) } else { sketch.hiddenLines.append(lifted) }
      }
    }
    sketch.dots = track.dots.map { step in
      let p = run.points[step]
      return RunSketch.Dot(place: page(p), step: step, isHidden: !relief.isSeen(p))
    }
    sketch.exits = track.exits.map { exit in
      let height = min(terrain.height(at: exit.place), 1)
      let here = projection.page(exit.place, height: height)
      let ahead = projection.page(exit.place + exit.direction * frame.width, height: height)
      return RunSketch.Arrow(place: here, direction: (ahead - here).direction, step: exit.step)
    }
    sketch.mark(track, of: run, within: frame, place: page)
    if let step = track.end { sketch.end?.isHidden = !relief.isSeen(run.points[step]) }
    return sketch
  }

  /// Returns a track's lines in the plane with a corner at least every few pixels, so that they
  /// follow the background.
  private func groundLines(of track: Track) -> [[Point]] {
    let frame = terrain.landscape.frame
    // Pixels of a flat plot are the measure of what may be left out.
    let (across, up) = (300 / frame.width, 300 / frame.height)
    let flat = Polyline.limited(
      track.lines.map { $0.map { Point($0.x * across, $0.y * up) } }, tolerance: 0.2, limit: 1000)
    return flat.map { line in
      var result = Array(line.prefix(1))
      for (a, b) in zip(line, line.dropFirst()) {
        let steps = max(1, Int((a.distance(to: b) / 4).rounded(.up)))
        for step in 1...steps { result.append(a + (b - a) * (Double(step) / Double(steps))) }
      }
      return result.map { Point($0.x / across, $0.y / up) }
    }
  }
}
