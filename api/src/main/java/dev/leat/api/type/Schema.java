package dev.leat.api.type;

import java.util.List;
import java.util.Optional;

/** The columns of a relation in order. */
public record Schema(List<Field> fields) {
  public Schema {
    fields = List.copyOf(fields);
  }

  public static Schema of(Field... fields) {
    return new Schema(List.of(fields));
  }

  public Optional<Field> field(String name) {
    return fields.stream().filter(field -> field.name().equalsIgnoreCase(name)).findFirst();
  }

  public List<String> names() {
    return fields.stream().map(Field::name).toList();
  }
}
