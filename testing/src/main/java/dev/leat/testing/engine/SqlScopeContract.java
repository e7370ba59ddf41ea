package dev.leat.testing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.engine.SqlAnalysis;
import dev.leat.api.engine.SqlProblem;
import dev.leat.api.engine.SqlScope;
import dev.leat.api.type.DataType.Decimal;
import dev.leat.api.type.DataType.Simple;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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

  @Test
  void pointsAtAnUnknownColumn() {
    assertThat(problem("select 'é€😀', custmer_id from orders"))
        .satisfies(problem -> assertThat(problem.code()).isEqualTo("unknown-column"))
        .satisfies(problem -> assertThat(problem.offset()).isEqualTo(15))
        .satisfies(problem -> assertThat(problem.remedy()).isEqualTo("Did you mean customer_id?"));
  }

  protected final SqlAnalysis.Valid valid(String sql) {
    SqlAnalysis analysis = scope.query(sql);
    assertThat(analysis).as(sql).isInstanceOf(SqlAnalysis.Valid.class);
    return (SqlAnalysis.Valid) analysis;
  }

  protected final SqlProblem problem(String sql) {
    SqlAnalysis analysis = scope.query(sql);
    assertThat(analysis).as(sql).isInstanceOf(SqlAnalysis.Invalid.class);
    assertThat(((SqlAnalysis.Invalid) analysis).problems()).hasSize(1);
    return ((SqlAnalysis.Invalid) analysis).problems().getFirst();
  }
}
