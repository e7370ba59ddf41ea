package dev.leat.engine.duckdb.check;

import dev.leat.sql.Tree;
import dev.leat.sql.Tree.Branch;
import dev.leat.sql.TreeReader;
import dev.leat.sql.TreeWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** DuckDB's parser and its inverse. */
final class DuckDbSyntax {
  private final PreparedStatement parse;
  private final PreparedStatement print;
  private final Branch template;

  DuckDbSyntax(Connection connection) {
    try {
      parse =
          connection.prepareStatement(
              "SELECT CAST(json_serialize_sql(?, skip_null := true, skip_empty := true, skip_default := true)"
                  + " AS VARCHAR)");
      print = connection.prepareStatement("SELECT json_deserialize_sql(CAST(? AS JSON))");
    } catch (SQLException e) {
      throw CheckDatabase.failed("prepare its parser", e);
    }
    template = ((Statements) parse("SELECT 1")).statements().getFirst();
  }

  Parsed parse(String sql) {
    Branch answer = (Branch) TreeReader.read(ask(parse, sql));
    if (answer.flag("error")) {
      return new Failure(answer);
    }
    return new Statements(answer.branches("statements"));
  }

  /** The text of a statement's tree. */
  String print(Branch statement) {
    Branch statements =
        Tree.EMPTY.with("error", new Tree.Flag(false)).with("statements", List.of(statement));
    return ask(print, TreeWriter.write(statements));
  }

  /** The text of an expression's tree. */
  String printExpression(Branch expression) {
    Branch statement =
        template.with(
            "node",
            template
                .branch("node")
                .with("select_list", List.of(expression.with("alias", new Tree.Text("")))));
    return print(statement).substring("SELECT ".length());
  }

  private static String ask(PreparedStatement question, String text) {
    try {
      question.setString(1, text);
      try (ResultSet row = question.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    } catch (SQLException e) {
      throw CheckDatabase.failed("turn SQL into a tree or back", e);
    }
  }

  /** What the parser said. */
  sealed interface Parsed {}

  /** The queries of a text; possibly none. */
  record Statements(List<Branch> statements) implements Parsed {}

  /** It is not SQL, or not a query. */
  record Failure(Branch error) implements Parsed {
    boolean isSyntax() {
      return error.text("error_type").equals("parser");
    }

    /** In bytes; -1 when unknown. */
    int position() {
      String position = error.text("position");
      return position.isEmpty() ? -1 : Integer.parseInt(position);
    }
  }
}
