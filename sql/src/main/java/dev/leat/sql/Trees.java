package dev.leat.sql;

import dev.leat.api.type.DataType;
import dev.leat.sql.Tree.Branch;
import dev.leat.sql.Tree.Digits;
import dev.leat.sql.Tree.Flag;
import dev.leat.sql.Tree.Items;
import dev.leat.sql.Tree.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes nodes of the syntax tree. Each takes its place from the node it stands for. */
final class Trees {
  private Trees() {}

  static Branch integer(String digits, Branch place) {
    return literal("INTEGER", digits, place);
  }

  static Branch number(String digits, Branch place) {
    return literal("NUMERIC", digits, place);
  }

  static Branch cast(Branch child, DataType type) {
    return node("CAST", "OPERATOR_CAST", child)
        .with("child", child)
        .with("try_cast", new Flag(false))
        .with("type_expr", type(type, child));
  }

  /** {@code cast(null as type)}: stands for any expression of that type. */
  static Branch nullOf(DataType type) {
    return cast(literal("NULL_LITERAL", "", Tree.EMPTY), type);
  }

  static Branch coalesce(Branch first, Branch second) {
    return node("OPERATOR", "OPERATOR_COALESCE", first).with("children", List.of(first, second));
  }

  static Branch operator(String name, Branch place, Branch... arguments) {
    return call(name, place, true, arguments);
  }

  static Branch with(Branch node, String alias) {
    return node.with("alias", new Text(alias));
  }

  private static Branch call(String name, Branch place, boolean operator, Branch... arguments) {
    List<Branch> list = new ArrayList<>();
    for (Branch argument : arguments) {
      list.add(branch(Map.of("name", new Text(""), "expression", with(argument, ""))));
    }
    return node("FUNCTION", "FUNCTION", place)
        .with("function_name", new Text(name))
        .with("schema", new Text(""))
        .with("filter", Tree.NOTHING)
        .with(
            "order_bys",
            branch(Map.of("type", new Text("ORDER_MODIFIER"), "orders", new Items(List.of()))))
        .with("distinct", new Flag(false))
        .with("is_operator", new Flag(operator))
        .with("export_state", new Flag(false))
        .with("catalog", new Text(""))
        .with("arguments", list)
        .with("qualified_name", branch(Map.of("path", texts(name))));
  }

  private static Branch literal(String kind, String text, Branch place) {
    return node("CONSTANT", "VALUE_CONSTANT", place)
        .with("literal", branch(Map.of("kind", new Text(kind), "text", new Text(text))));
  }

  private static Branch type(DataType type, Branch place) {
    return switch (type) {
      case DataType.Simple simple -> typeNode(simpleName(simple), place, List.of());
      case DataType.Decimal(int precision, int scale) ->
          typeNode(
              "DECIMAL",
              place,
              List.of(
                  integer(Integer.toString(precision), place),
                  integer(Integer.toString(scale), place)));
      case DataType.ListOf(DataType element) ->
          typeNode("LIST", place, List.of(type(element, place)));
      case DataType.Struct(var fields) ->
          typeNode(
              "STRUCT",
              place,
              fields.stream().map(field -> with(type(field.type(), place), field.name())).toList());
    };
  }

  private static Branch typeNode(String name, Branch place, List<Branch> children) {
    return node("TYPE", "TYPE", place)
        .with("catalog", new Text(""))
        .with("schema", new Text(""))
        .with("type_name", new Text(name))
        .with("children", children)
        .with("qualified_name", branch(Map.of("path", texts(name))));
  }

  private static String simpleName(DataType.Simple type) {
    return type == DataType.Simple.TIMESTAMPTZ ? "TIMESTAMP WITH TIME ZONE" : type.name();
  }

  private static Branch node(String kind, String type, Branch place) {
    Map<String, Tree> children = new LinkedHashMap<>();
    children.put("class", new Text(kind));
    children.put("type", new Text(type));
    children.put("alias", new Text(""));
    children.put("query_location", orNowhere(place.at("query_location")));
    children.put("query_location_length", orZero(place.at("query_location_length")));
    return new Branch(children);
  }

  private static Tree orNowhere(Tree location) {
    return location instanceof Digits ? location : new Digits("18446744073709551615");
  }

  private static Tree orZero(Tree length) {
    return length instanceof Digits ? length : new Digits("0");
  }

  private static Branch branch(Map<String, Tree> children) {
    return new Branch(children);
  }

  private static Items texts(String... texts) {
    return new Items(Arrays.stream(texts).map(Text::new).map(Tree.class::cast).toList());
  }
}
