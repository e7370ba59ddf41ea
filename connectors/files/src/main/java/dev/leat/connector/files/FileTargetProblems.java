package dev.leat.connector.files;

import dev.leat.api.pipeline.PublishMode;
import dev.leat.api.pipeline.Target;
import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problem;
import dev.leat.api.problem.Problems;
import java.util.List;

/** What is wrong with a file target, as far as its words tell. */
final class FileTargetProblems {
  private FileTargetProblems() {}

  static List<Problem> of(Target target, Location location) {
    Problems problems = new Problems();
    switch (target) {
      case Target.TableTarget table ->
          problems.add(
              Problem.error(
                  "unsupported-target",
                  location,
                  table.connection() + "." + table.table(),
                  "Files have no tables.",
                  "Write files: with a path."));
      case Target.FileTarget file ->
          (isDirectory(file) ? directory(file) : single(file))
              .forEach(
                  remedy ->
                      problems.add(
                          Problem.error(
                              "unsupported-mode",
                              location,
                              file.path(),
                              remedy.problem(),
                              remedy.remedy())));
    }
    return problems.sorted();
  }

  /** Whether a target is a directory of files. */
  static boolean isDirectory(Target.FileTarget target) {
    return target.path().endsWith("/") || !target.partitionBy().isEmpty();
  }

  private static List<Finding> single(Target.FileTarget file) {
    return switch (file.mode()) {
      case PublishMode.Replace _ -> List.of();
      case PublishMode.Append _ ->
          List.of(
              new Finding(
                  "A single file can only be replaced.",
                  "Write the path of a directory, " + file.path() + "/, to append files to it."));
      case PublishMode.Merge _ -> List.of(MERGE);
      case PublishMode.ReplacePartitions _ ->
          List.of(
              new Finding(
                  "A single file has no partitions.",
                  "Write the path of a directory, ending in a slash, with partition_by."));
    };
  }

  private static List<Finding> directory(Target.FileTarget file) {
    if (file.kind() == Target.FileKind.XLSX) {
      return List.of(
          new Finding(
              "A workbook is a single file, not a directory.",
              "Write a path that ends in .xlsx, without partition_by."));
    }
    return switch (file.mode()) {
      case PublishMode.Replace _, PublishMode.Append _ -> List.of();
      case PublishMode.Merge _ -> List.of(MERGE);
      case PublishMode.ReplacePartitions partitions ->
          !file.partitionBy().isEmpty() && file.partitionBy().equals(partitions.by())
              ? List.of()
              : List.of(
                  new Finding(
                      "mode: replace-partitions replaces whole partitions of files, which are by "
                          + file.partitionBy()
                          + ", not by "
                          + partitions.by()
                          + ".",
                      "Name the same columns in partition_by and replace-partitions."));
    };
  }

  private static final Finding MERGE =
      new Finding(
          "Rows of files have no keys, so they cannot be merged.",
          "Merge into a table of a database, or use mode: replace.");

  private record Finding(String problem, String remedy) {}
}
