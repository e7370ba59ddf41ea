package dev.leat.core.check;

import dev.leat.api.problem.Suggestions;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The columns of one relation, to which words of the pipeline refer. */
record Columns(String relation, Schema schema, Findings findings) {
  /** Reports every name that is no column. */
  void require(List<String> names, List<String> path) {
    for (int i = 0; i < names.size(); i++) {
      List<String> item = new ArrayList<>(path);
      item.add(Integer.toString(i));
      find(names.get(i), item);
    }
  }

  /** The column; empty when there is none, which is then reported. */
  Optional<Field> find(String name, List<String> path) {
    Optional<Field> field = schema.field(name);
    if (field.isEmpty()) {
      findings.error(
          "unknown-column",
          path,
          "Cannot find column " + name + " in " + relation + ".",
          Suggestions.remedy(name, schema.names()));
    }
    return field;
  }

  static boolean isNumber(DataType type) {
    return switch (type) {
      case DataType.Decimal _ -> true;
      case DataType.Simple simple ->
          simple == DataType.Simple.INTEGER
              || simple == DataType.Simple.BIGINT
              || simple == DataType.Simple.HUGEINT
              || simple == DataType.Simple.DOUBLE;
      case DataType.ListOf _, DataType.Struct _ -> false;
    };
  }

  static boolean isMoment(DataType type) {
    return type == DataType.Simple.DATE
        || type == DataType.Simple.TIMESTAMP
        || type == DataType.Simple.TIMESTAMPTZ;
  }
}
