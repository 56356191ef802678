"""Writes statistics.json: small classes, and their item statistics as numpy computes them."""

import json
import pathlib
import random

import numpy

EXERCISES = {
    "loop": (20, {"loop.calls": 5, "loop.rows": 15}),
    "adam": (30, {"adam.stream": 10, "adam.bias": 10, "adam.free": 0, "adam.epsilon": 10}),
    "bonus": (10, {"bonus.steps": 10}),
}


def exercise(generator, name, ability):
    most, checks = EXERCISES[name]
    status = generator.choices(
        ["run", "notAttempted", "didNotCompile", "faulty"], [20, 2, 2, 1])[0]
    if status == "faulty":
        return {"status": "faulty", "score": most, "checks": {}}
    if status != "run":
        return {"status": status, "score": 0, "checks": {}}
    found = {}
    for check, points in checks.items():
        result = generator.choices(
            ["passed", "failed", "crashed", "notAttempted"],
            [10 * ability + 0.5, 5, 0.5, 0.3])[0]
        partial = generator.choice([0, points // 2]) if result == "failed" else 0
        found[check] = [result, points if result == "passed" else partial]
    passed = all(result == "passed" for result, _ in found.values())
    return {
        "status": "passed" if passed else "failed",
        "score": sum(score for _, score in found.values()), "checks": found}


def student(generator, number):
    ability = generator.random() ** 2
    return {
        "student": f"s{number:03}",
        "exercises": {name: exercise(generator, name, ability) for name in EXERCISES}}


def whole(passes, number):
    """A student who passed the given exercises with all points, and failed the others with none."""
    exercises = {}
    for name, (most, checks) in EXERCISES.items():
        status = "passed" if name in passes else "failed"
        exercises[name] = {
            "status": status, "score": most if name in passes else 0,
            "checks": {
                check: [status, points if name in passes else 0]
                for check, points in checks.items()}}
    return {"student": f"s{number:03}", "exercises": exercises}


def item(rows, most):
    """The statistics of one item. A row is (status, score, total), or None where it was not judged."""
    size = max(1, int(numpy.floor(0.27 * len(rows) + 0.5 + 1e-9)))

    def share(row):
        return row[1] / most if most else float(row[0] == "passed")

    def mean(part):
        shares = [share(row) for row in part if row is not None]
        return float(numpy.mean(shares)) if shares else None

    upper, lower = mean(rows[:size]), mean(rows[-size:])
    judged = [row for row in rows if row is not None]
    passed = numpy.array([float(row[0] == "passed") for row in judged])
    rest = numpy.array([float(row[2] - row[1]) for row in judged])
    undefined = len(judged) < 2 or numpy.ptp(passed) == 0 or numpy.ptp(rest) == 0
    return {
        "passed": int(passed.sum()) if judged else 0,
        "attempted": sum(row[0] not in (None, "notAttempted", "blocked") for row in judged),
        "difficulty": mean(rows),
        "discrimination":
            upper - lower if len(rows) > 1 and None not in (upper, lower) else None,
        "pointBiserial": None if undefined else float(numpy.corrcoef(passed, rest)[0, 1])}


def expected(students):
    def total(one):
        return sum(found["score"] for found in one["exercises"].values())

    ranked = sorted(students, key=lambda one: (-total(one), one["student"]))
    statistics = {}
    for name, (most, checks) in EXERCISES.items():
        found = [(one["exercises"][name], total(one)) for one in ranked]
        statistics[name] = item(
            [None if one["status"] == "faulty" else (one["status"], one["score"], sum_)
             for one, sum_ in found], most)
        seen = {check for one, _ in found for check in one["checks"]}
        for check, points in checks.items():
            if check not in seen:
                continue
            statistics[check] = item(
                [None if one["status"] == "faulty"
                 else (*one["checks"].get(check, [None, 0]), sum_) for one, sum_ in found], points)
    return statistics


def main():
    generator = random.Random(27)
    classes = {f"a class of {count}": [student(generator, n) for n in range(count)]
               for count in (1, 2, 3, 7, 20, 50, 101)}
    classes["all passed everything"] = [whole(EXERCISES, n) for n in range(12)]
    classes["nobody passed anything"] = [whole([], n) for n in range(12)]
    classes["ties at the borders of the groups"] = [
        whole(["loop", "adam"] if n % 3 == 0 else ["loop"] if n % 3 == 1 else ["bonus"], n)
        for n in range(22)]
    classes["equal rests"] = [whole(["loop"] if n % 2 else [], n) for n in range(9)]
    classes["one alone passed"] = [whole(EXERCISES if n == 4 else [], n) for n in range(11)]
    data = {
        "numpy": numpy.__version__,
        "exercises": [
            {"id": name, "maxScore": most, "isBonus": name == "bonus", "checks": checks}
            for name, (most, checks) in EXERCISES.items()],
        "classes": [
            {"name": name, "students": students, "expected": expected(students)}
            for name, students in classes.items()]}
    file = pathlib.Path(__file__).with_name("statistics.json")
    file.write_text(json.dumps(data, separators=(",", ":")) + "\n")


main()
