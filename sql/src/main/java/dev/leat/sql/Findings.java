package dev.leat.sql;

import dev.leat.api.engine.SqlProblem;
import dev.leat.sql.Finding.Certainty;
import dev.leat.sql.Tree.Branch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what is found; one problem of a kind for each place. */
final class Findings {
  private final SourceText source;
  private final Map<SqlProblem, Finding> findings = new LinkedHashMap<>();

  Findings(SourceText source) {
    this.source = source;
  }

  void wrong(String code, Branch node, String message, @Nullable String remedy) {
    add(code, source.offset(node), node, Certainty.WRONG, message, remedy);
  }

  void suspicious(String code, Branch node, String message, @Nullable String remedy) {
    add(code, source.offset(node), node, Certainty.SUSPICIOUS, message, remedy);
  }

  void notFound(String code, Branch node, int offset, String message, @Nullable String remedy) {
    add(code, offset, node, Certainty.NOT_FOUND, message, remedy);
  }

  List<Finding> all() {
    return List.copyOf(findings.values());
  }

  /** How a node is named in messages: its text where that is short. */
  String named(Branch node) {
    String slice = source.slice(node).replaceAll("\\s+", " ").strip();
    return slice.isEmpty() || slice.length() > 40 ? "" : slice;
  }

  int lastPart(Branch node) {
    return source.lastPart(node);
  }

  private void add(
      String code,
      int offset,
      Branch node,
      Certainty certainty,
      String message,
      @Nullable String remedy) {
    SqlProblem problem = new SqlProblem(code, offset, message, remedy);
    findings.putIfAbsent(problem, new Finding(problem, node, certainty));
  }
}
