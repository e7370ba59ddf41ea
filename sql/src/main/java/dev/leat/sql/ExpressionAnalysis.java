package dev.leat.sql;

import dev.leat.api.problem.Suggestions;
import dev.leat.api.type.DataType;
import dev.leat.sql.Expression.Between;
import dev.leat.sql.Expression.Call;
import dev.leat.sql.Expression.Case;
import dev.leat.sql.Expression.Cast;
import dev.leat.sql.Expression.Collation;
import dev.leat.sql.Expression.ColumnReference;
import dev.leat.sql.Expression.Comparison;
import dev.leat.sql.Expression.Lambda;
import dev.leat.sql.Expression.Literal;
import dev.leat.sql.Expression.Operator;
import dev.leat.sql.Expression.Other;
import dev.leat.sql.Expression.Parameter;
import dev.leat.sql.Expression.Star;
import dev.leat.sql.Expression.Subquery;
import dev.leat.sql.Expression.Window;
import dev.leat.sql.Relation.Column;
import dev.leat.sql.Tree.Branch;
import dev.leat.sql.Typed.Trait;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Resolves, types, lints and rewrites expressions, from the leaves up. */
final class ExpressionAnalysis {
  private static final Set<String> ALIKE_FUNCTIONS = Set.of("nullif", "greatest", "least");
  private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "//", "%");

  private final Context context;
  private final QueryAnalysis queries;
  private final CallRules calls;

  ExpressionAnalysis(Context context, QueryAnalysis queries) {
    this.context = context;
    this.queries = queries;
    this.calls = new CallRules(context);
  }

  Typed analyse(Branch node, Scope scope) {
    return switch (Expression.of(node)) {
      case ColumnReference reference -> column(reference, scope, scope.find(reference));
      case Literal literal -> literal(literal);
      case Call call -> call(call, scope);
      case Window window -> {
        context.forbidden().reports(window.name(), node);
        yield composed(window, scope);
      }
      case Subquery subquery -> subquery(subquery, scope);
      case Lambda lambda -> lambda(lambda, scope);
      case Star star -> star(star, scope);
      case Parameter _ -> {
        context
            .findings()
            .wrong("parameter", node, "Cannot use SQL parameters here.", "Write ${name}.");
        yield Typed.unknown(node);
      }
      case Collation collation -> {
        context
            .findings()
            .wrong(
                "forbidden-collation",
                node,
                "Cannot use collate: text is compared by code point on every engine.",
                "Compare lower(…) instead.");
        yield composed(collation, scope);
      }
      case Operator _, Comparison _, Between _, Case _, Cast _ ->
          composed(Expression.of(node), scope);
      case Other _ -> {
        context.giveUpUse();
        yield Typed.untraced(node);
      }
    };
  }

  /** As {@link #analyse}, but aliases of the select list hide columns of the same name. */
  Typed analyseAfterSelect(Branch node, Scope scope) {
    return Expression.of(node) instanceof ColumnReference reference
        ? column(reference, scope, scope.findAliasFirst(reference))
        : analyse(node, scope);
  }

  private Typed column(ColumnReference reference, Scope scope, Optional<Typed> found) {
    if (found.isPresent()) {
      context.use(found.get().inputs());
      return found.get();
    }
    String name = reference.names().getLast();
    if (reference.names().size() == 1 && Forbidden.isKeyword(name)) {
      context.forbidden().reports(name.toLowerCase(java.util.Locale.ROOT), reference.tree());
    } else if (!scope.isOpen()) {
      notFound(reference, scope);
    }
    return Typed.untraced(reference.tree());
  }

  private void notFound(ColumnReference reference, Scope scope) {
    List<String> names = reference.names();
    Branch node = reference.tree();
    int offset = context.findings().lastPart(node);
    if (names.size() > 1) {
      Optional<Relation> relation = scope.relation(names.getFirst());
      if (relation.isEmpty()) {
        List<String> known = scope.relations().stream().map(Relation::alias).toList();
        context
            .findings()
            .notFound(
                "unknown-table",
                node,
                context.source().offset(node),
                "Cannot find table " + names.getFirst() + " in from.",
                known.isEmpty() ? null : Suggestions.remedy(names.getFirst(), known));
        return;
      }
      notFound(names.get(1), node, offset, List.of(relation.get()));
      return;
    }
    notFound(names.getFirst(), node, offset, scope.relations());
  }

  private void notFound(String name, Branch node, int offset, List<Relation> relations) {
    Set<String> known = new HashSet<>();
    for (Relation relation : relations) {
      for (Column column : relation.columns()) {
        if (column.name() != null) {
          known.add(column.name());
        }
      }
    }
    String counts =
        relations.stream()
            .map(relation -> relation.table() + " has " + columns(relation.columns().size()))
            .collect(Collectors.joining(", "));
    context
        .findings()
        .notFound(
            "unknown-column",
            node,
            offset,
            "Cannot find column "
                + name
                + (counts.isEmpty() ? ": there is no from." : ". " + counts + "."),
            known.isEmpty() ? null : Suggestions.remedy(name, known.stream().sorted().toList()));
  }

  private static String columns(int count) {
    return count == 1 ? "1 column" : count + " columns";
  }

  private Typed literal(Literal literal) {
    Set<Trait> traits = EnumSet.of(Trait.LITERAL);
    if (literal.isText()) {
      traits.add(Trait.TEXT);
    }
    if (literal.isNull()) {
      traits.add(Trait.NULL);
    }
    DataType type =
        context
            .dialect()
            .typeOf(Trees.with(literal.tree(), ""))
            .map(Dialect.Typing::type)
            .orElse(null);
    return new Typed(literal.tree(), type, Set.of(), traits);
  }

  private Typed call(Call call, Scope scope) {
    Macro macro = context.macros().get(call.name());
    if (macro != null) {
      return analyse(macro.inlined(call.tree(), call.arguments()), scope);
    }
    if (!context.forbidden().reports(call.name(), call.tree())
        && !context.dialect().functions().contains(call.name())) {
      Set<String> known = new HashSet<>(context.dialect().functions());
      known.addAll(context.macros().keySet());
      context
          .findings()
          .notFound(
              "unknown-function",
              call.tree(),
              context.source().offset(call.tree()),
              "Cannot find function " + call.name() + ".",
              Suggestions.nearest(call.name(), known)
                  .map(near -> "Did you mean " + near + "?")
                  .orElse("Declare it under functions."));
    }
    return composed(call, scope);
  }

  private Typed star(Star star, Scope scope) {
    if (star.isPattern()) {
      scope.star(star.relation()).forEach(column -> context.use(column.inputs()));
      return Typed.untraced(star.tree());
    }
    return composed(star, scope);
  }

  private Typed lambda(Lambda lambda, Scope scope) {
    Scope inner = scope.inner();
    Branch parameters = lambda.tree().branch("lhs");
    List<String> names = new ArrayList<>(parameters.texts("column_names"));
    for (Branch argument : new Call(parameters, "").arguments()) {
      names.addAll(argument.texts("column_names"));
    }
    inner.addLambdaParameters(names);
    Typed body = analyse(lambda.tree().branch("expr"), inner);
    return new Typed(
        lambda.tree().with("expr", body.tree()), null, body.inputs(), spreading(List.of(body)));
  }

  private Typed subquery(Subquery subquery, Scope scope) {
    Branch tree = subquery.tree();
    QueryResult result = queries.analyse(tree.branch("subquery").branch("node"), scope.inner());
    Branch changed = tree.with("subquery", tree.branch("subquery").with("node", result.tree()));
    Set<String> inputs = new HashSet<>();
    Set<Trait> traits = EnumSet.of(Trait.SUBQUERY);
    result.columns().forEach(column -> inputs.addAll(column.inputs()));
    if (tree.at("child") instanceof Branch child) {
      Typed operand = analyse(child, scope);
      inputs.addAll(operand.inputs());
      traits.addAll(spreading(List.of(operand)));
      List<Typed> pair = new ArrayList<>(List.of(operand));
      result.first().ifPresent(pair::add);
      List<Typed> alike = context.lints().alike("compare", pair, List.of(child, tree));
      changed = changed.with("child", alike.getFirst().tree());
    }
    DataType type =
        subquery.kind().equals("SCALAR")
            ? result.first().map(Typed::type).orElse(null)
            : DataType.Simple.BOOLEAN;
    return new Typed(changed, type, inputs, traits);
  }

  /** An expression of other expressions. */
  private Typed composed(Expression expression, Scope scope) {
    List<Branch> originals = expression.children();
    List<Typed> parts = new ArrayList<>();
    for (Branch original : originals) {
      parts.add(analyse(original, scope));
    }
    List<Typed> linted = linted(expression, parts, originals);
    Branch rebuilt =
        Ordering.explicit(expression.withChildren(linted.stream().map(Typed::tree).toList()));
    Set<String> inputs = new HashSet<>();
    linted.forEach(part -> inputs.addAll(part.inputs()));
    Set<Trait> traits = spreading(linted);
    Optional<Dialect.Typing> typing = typing(expression, rebuilt, linted);
    if (typing.isPresent() && !typing.get().exact()) {
      traits.add(Trait.NARROW);
    }
    traits.addAll(context.traits(expression));
    DataType type = typing.map(Dialect.Typing::type).orElse(null);
    return calls.canonical(expression, new Typed(rebuilt, type, inputs, traits), linted);
  }

  private List<Typed> linted(Expression expression, List<Typed> parts, List<Branch> originals) {
    TypeLints lints = context.lints();
    return switch (expression) {
      case Comparison _, Between _ -> lints.alike("compare", parts, originals);
      case Case _ -> {
        int checks = expression.tree().branches("case_checks").size();
        List<Typed> all = new ArrayList<>(parts.subList(0, checks));
        all.addAll(
            lints.alike(
                "mix",
                parts.subList(checks, parts.size()),
                originals.subList(checks, originals.size())));
        yield all;
      }
      case Operator(var _, String kind) ->
          switch (kind) {
            case "COMPARE_IN", "COMPARE_NOT_IN" -> lints.alike("compare", parts, originals);
            case "OPERATOR_COALESCE" -> lints.alike("mix", parts, originals);
            case "CONJUNCTION_AND", "CONJUNCTION_OR", "OPERATOR_NOT" -> {
              String word =
                  kind.substring(kind.indexOf('_') + 1).toLowerCase(java.util.Locale.ROOT);
              for (int i = 0; i < parts.size(); i++) {
                lints.condition(word, parts.get(i), originals.get(i));
              }
              yield parts;
            }
            default -> parts;
          };
      case Call call when call.isOperator() && ARITHMETIC.contains(call.name()) -> {
        lints.arithmetic(call.name(), parts, originals);
        yield parts;
      }
      case Call call when ALIKE_FUNCTIONS.contains(call.name()) ->
          lints.alike("mix", parts, originals);
      case Call _,
          Window _,
          Cast _,
          Collation _,
          Star _,
          ColumnReference _,
          Literal _,
          Lambda _,
          Parameter _,
          Subquery _,
          Other _ ->
          parts;
    };
  }

  private Optional<Dialect.Typing> typing(
      Expression expression, Branch rebuilt, List<Typed> parts) {
    List<Branch> closed = new ArrayList<>();
    for (Typed part : parts) {
      DataType type = part.type();
      if (part.is(Trait.LITERAL)) {
        closed.add(part.tree());
      } else if (type == null) {
        return Optional.empty();
      } else {
        closed.add(Trees.with(Trees.nullOf(type), part.tree().text("alias")));
      }
    }
    if (expression instanceof Star) {
      return Optional.empty();
    }
    Branch standIn = Expression.of(Trees.with(rebuilt, "")).withChildren(closed);
    return context.dialect().typeOf(standIn);
  }

  private static Set<Trait> spreading(List<Typed> parts) {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    for (Typed part : parts) {
      part.traits().stream().filter(Trait::spreads).forEach(traits::add);
    }
    return traits;
  }
}
