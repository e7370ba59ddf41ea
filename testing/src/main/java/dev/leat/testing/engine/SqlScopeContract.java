package dev.leat.testing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.leat.api.engine.ColumnOrigin;
import dev.leat.api.engine.SqlAnalysis;
import dev.leat.api.engine.SqlProblem;
import dev.leat.api.engine.SqlScope;
import dev.leat.api.pipeline.SqlFunction;
import dev.leat.api.pipeline.SqlText;
import dev.leat.api.type.DataType.Decimal;
import dev.leat.api.type.DataType.Simple;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every engine's {@link SqlScope} promises. */
public abstract class SqlScopeContract {
  /** The relation {@code orders} of the contract. */
  protected static final Schema ORDERS =
      Schema.of(
          new Field("id", Simple.BIGINT),
          new Field("customer_id", Simple.BIGINT),
          new Field("price", new Decimal(18, 4)),
          new Field("quantity", new Decimal(18, 4)),
          new Field("side", Simple.VARCHAR),
          new Field("day", Simple.DATE),
          new Field("ordered_at", Simple.TIMESTAMP),
          new Field("items", Simple.INTEGER),
          new Field("weight", Simple.DOUBLE),
          new Field("paid", Simple.BOOLEAN));

  /** The relation {@code customers} of the contract. */
  protected static final Schema CUSTOMERS =
      Schema.of(
          new Field("id", Simple.BIGINT),
          new Field("name", Simple.VARCHAR),
          new Field("since", Simple.DATE));

  protected SqlScope scope;

  protected abstract SqlScope open();

  @BeforeEach
  void declareRelations() {
    scope = open();
    scope.declare("orders", ORDERS);
    scope.declare("customers", CUSTOMERS);
  }

  @AfterEach
  void closeScope() {
    scope.close();
  }

  @Test
  void knowsTheSchemaAndTheRelationsOfAQuery() {
    SqlAnalysis.Valid valid =
        valid("select o.id, name, paid from orders o join customers c on c.id = o.customer_id");

    assertThat(valid.schema())
        .isEqualTo(
            Schema.of(
                new Field("id", Simple.BIGINT),
                new Field("name", Simple.VARCHAR),
                new Field("paid", Simple.BOOLEAN)));
    assertThat(valid.relations()).containsExactlyInAnyOrder("orders", "customers");
  }

  static Stream<SqlCases.Wrong> wrongStatements() {
    return Stream.of(SqlCases.wrongNames(), SqlCases.wrongTypes(), SqlCases.forbidden())
        .flatMap(List::stream);
  }

  static Stream<SqlCases.Right> rightStatements() {
    return SqlCases.right().stream();
  }

  @ParameterizedTest
  @MethodSource("wrongStatements")
  void tellsEveryProblemAtItsPlace(SqlCases.Wrong wrong) {
    List<SqlProblem> problems = problems(scope.query(wrong.sql()));

    assertThat(problems)
        .extracting(SqlProblem::code)
        .as(problems.toString())
        .isEqualTo(wrong.codes());
    assertThat(problems)
        .extracting(SqlProblem::offset)
        .as(problems.toString())
        .isEqualTo(wrong.offsets());
  }

  @ParameterizedTest
  @MethodSource("rightStatements")
  void knowsTheColumnsOfTheResult(SqlCases.Right right) {
    SqlAnalysis.Valid valid = valid(right.sql());

    assertThat(text(valid.schema())).isEqualTo(right.columns());
    assertThat(text(valid(valid.canonical()).schema()))
        .as("canonical: " + valid.canonical())
        .isEqualTo(right.columns());
  }

  @Test
  void saysWhatIsMissingAndWhatIsNear() {
    assertThat(problems(scope.query("select custmer_id from orders")))
        .containsExactly(
            new SqlProblem(
                "unknown-column",
                7,
                "Cannot find column custmer_id. orders has 10 columns.",
                "Did you mean customer_id?"));
    assertThat(problems(scope.query("select * from ordrs")))
        .containsExactly(
            new SqlProblem(
                "unknown-table", 14, "Cannot find table ordrs.", "Did you mean orders?"));
    assertThat(problems(scope.query("select now() from orders")))
        .containsExactly(
            new SqlProblem(
                "forbidden-function",
                7,
                "Cannot use now: its value differs from run to run.",
                "Use ${run.time}, which is fixed for a run."));
    assertThat(problems(scope.query("select id from orders where id = '5'")))
        .containsExactly(
            new SqlProblem(
                "type-mismatch",
                33,
                "Cannot compare id (bigint) with '5' (varchar).",
                "Write cast(… as …) where a conversion is meant."));
    assertThat(problems(scope.query("select id, side from orders group by id")))
        .containsExactly(
            new SqlProblem(
                "not-grouped",
                11,
                "Column side is neither grouped by nor inside an aggregate.",
                "Add it to group by, or take any_value(side)."));
  }

  @Test
  void followsColumnsToTheirInputs() {
    SqlAnalysis.Valid valid =
        valid(
            """
            with totals as (
              select customer_id, sum(price * quantity) as total from orders group by all
            )
            select c.name, t.total, upper(c.name) || '!' as loud, 1 as one
            from totals t join customers c on c.id = t.customer_id
            """);

    assertThat(valid.lineage())
        .containsExactly(
            new ColumnOrigin("name", Set.of("customers.name")),
            new ColumnOrigin("total", Set.of("orders.price", "orders.quantity")),
            new ColumnOrigin("loud", Set.of("customers.name")),
            new ColumnOrigin("one", Set.of()));
    assertThat(valid.relations()).containsExactlyInAnyOrder("orders", "customers");
    assertThat(valid.usedColumns())
        .containsExactlyInAnyOrder(
            "orders.customer_id",
            "orders.price",
            "orders.quantity",
            "customers.id",
            "customers.name");
  }

  @Test
  void unitesTheInputsOfASetOperation() {
    assertThat(valid("select id from orders union select id from customers").lineage())
        .containsExactly(new ColumnOrigin("id", Set.of("orders.id", "customers.id")));
  }

  @Test
  void seesThroughAStar() {
    SqlAnalysis.Valid valid = valid("select * from (select id, side from orders) t");

    assertThat(valid.selectsStar()).isTrue();
    assertThat(valid("select id from (select * from orders) t").selectsStar()).isFalse();
    assertThat(valid.lineage())
        .containsExactly(
            new ColumnOrigin("id", Set.of("orders.id")),
            new ColumnOrigin("side", Set.of("orders.side")));
    assertThat(valid.usedColumns()).containsExactlyInAnyOrder("orders.id", "orders.side");
  }

  @Test
  void warnsOfALimitWithoutOrder() {
    assertThat(valid("select id from orders limit 3").warnings())
        .containsExactly(
            new SqlProblem(
                "limit-without-order",
                28,
                "Which rows a limit keeps is up to chance without order by.",
                "Add order by with a unique key."));
    assertThat(valid("select id from orders order by id limit 3").warnings()).isEmpty();
  }

  @Test
  void warnsOfAUnionThatLosesExactness() {
    assertThat(valid("select price from orders union all select weight from orders").warnings())
        .extracting(SqlProblem::code, SqlProblem::offset)
        .containsExactly(tuple("inexact-union", 42));
  }

  @Test
  void replacesDeclaredFunctionsByTheirExpression() {
    assertThat(
            scope.declare(
                new SqlFunction(
                    "signed",
                    List.of("amount", "side"),
                    SqlText.of("amount * case when side = 'buy' then -1 else 1 end"))))
        .isEmpty();

    SqlAnalysis.Valid valid = valid("select signed(price * quantity, side) as pnl from orders");

    assertThat(text(valid.schema())).isEqualTo("pnl decimal(38,8)");
    assertThat(valid.canonical()).doesNotContain("signed");
    assertThat(valid.lineage())
        .containsExactly(
            new ColumnOrigin("pnl", Set.of("orders.price", "orders.quantity", "orders.side")));
  }

  @Test
  void refusesFunctionsThatMeanNothing() {
    assertThat(function("bad", "amount", "amont * lowr(amount)"))
        .containsExactly(
            new SqlProblem(
                "unknown-parameter",
                0,
                "Cannot find parameter amont of function bad.",
                "Did you mean amount?"),
            new SqlProblem(
                "unknown-function", 8, "Cannot find function lowr.", "Did you mean lower?"));
    assertThat(function("again", "n", "1 + again(n)"))
        .containsExactly(
            new SqlProblem(
                "recursive-function",
                4,
                "Function again calls itself.",
                "A function is replaced by its expression; it cannot recur."));
    assertThat(function("lower", "n", "n"))
        .extracting(SqlProblem::code)
        .containsExactly("name-taken");
    assertThat(function("when_it_ran", "n", "now()"))
        .extracting(SqlProblem::code)
        .containsExactly("forbidden-function");
    assertThat(function("broken", "n", "n +"))
        .extracting(SqlProblem::code)
        .containsExactly("syntax");
  }

  @Test
  void analysesAnExpressionOverOneRelation() {
    SqlAnalysis.Valid valid =
        (SqlAnalysis.Valid) scope.expression("orders", "price > 0 and side in ('buy', 'sell')");

    assertThat(valid.schema().fields()).extracting(Field::type).containsExactly(Simple.BOOLEAN);
    assertThat(valid.usedColumns()).containsExactlyInAnyOrder("orders.price", "orders.side");
  }

  @Test
  void countsOffsetsFromTheBeginningOfAnExpression() {
    assertThat(problems(scope.expression("orders", "'é' = sied")))
        .extracting(SqlProblem::code, SqlProblem::offset)
        .containsExactly(tuple("unknown-column", 6));
    assertThat(problems(scope.expression("orders", "price >")))
        .extracting(SqlProblem::code)
        .containsExactly("syntax");
  }

  @Test
  void demandsThatAnExpressionSeesOneRow() {
    assertThat(problems(scope.expression("orders", "sum(price) > 0")))
        .containsExactly(
            new SqlProblem(
                "not-a-row-expression",
                0,
                "An expression sees one row; it cannot have the aggregate sum.",
                "Compute it in a table."));
    for (String beyond :
        List.of(
            "price > (select max(id) from customers)",
            "row_number() over () = 1",
            "exists (select 1)",
            "id), (side",
            "id) from customers, (select 1")) {
      assertThat(scope.expression("orders", beyond))
          .as(beyond)
          .isInstanceOf(SqlAnalysis.Invalid.class);
    }
  }

  @Test
  void forgetsWhatARelationWasWhenItIsDeclaredAgain() {
    scope.declare("customers", Schema.of(new Field("code", Simple.UUID)));

    assertThat(text(valid("select * from customers").schema())).isEqualTo("code uuid");
  }

  @Test
  void keepsScopesApart() {
    try (SqlScope other = open()) {
      assertThat(problems(other.query("select id from orders")))
          .extracting(SqlProblem::code)
          .containsExactly("unknown-table");
    }
  }

  protected final SqlAnalysis.Valid valid(String sql) {
    SqlAnalysis analysis = scope.query(sql);
    assertThat(analysis).as(sql).isInstanceOf(SqlAnalysis.Valid.class);
    return (SqlAnalysis.Valid) analysis;
  }

  private List<SqlProblem> function(String name, String parameter, String expression) {
    return scope.declare(new SqlFunction(name, List.of(parameter), SqlText.of(expression)));
  }

  private static List<SqlProblem> problems(SqlAnalysis analysis) {
    assertThat(analysis).isInstanceOf(SqlAnalysis.Invalid.class);
    return ((SqlAnalysis.Invalid) analysis).problems();
  }

  private static String text(Schema schema) {
    return schema.fields().stream().map(Field::toString).collect(Collectors.joining(", "));
  }
}
