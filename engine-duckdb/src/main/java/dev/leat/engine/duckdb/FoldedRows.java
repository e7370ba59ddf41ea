package dev.leat.engine.duckdb;

import dev.leat.api.connector.ColumnVector;
import dev.leat.api.connector.RowBatch;
import dev.leat.api.connector.RowStream;
import dev.leat.api.engine.Computation;
import dev.leat.api.problem.LeatException;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import dev.leat.sql.fold.RunningFold;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A fold's rows: those of its query, with the states behind the columns that are kept. */
final class FoldedRows implements RowStream {
  private final String attempt;
  private final RowStream rows;
  private final Computation.Folding folding;
  private final RunningFold fold;
  private final Schema schema;
  private final @Nullable Object[] key;
  private boolean begun;

  FoldedRows(String attempt, RowStream rows, Computation.Folding folding) {
    this.attempt = attempt;
    this.rows = rows;
    this.folding = folding;
    this.fold = new RunningFold(folding);
    this.key = new Object[folding.keys()];
    List<Field> fields = new ArrayList<>(rows.schema().fields().subList(0, folding.kept()));
    folding.steps().forEach(step -> fields.add(new Field(step.state(), DataType.Simple.DOUBLE)));
    this.schema = new Schema(fields);
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public @Nullable RowBatch next() {
    RowBatch batch = rows.next();
    return batch == null ? null : folded(batch);
  }

  @Override
  public void close() {
    rows.close();
  }

  private RowBatch folded(RowBatch batch) {
    List<States> states = folding.steps().stream().map(_ -> new States(batch.rows())).toList();
    List<ColumnVector> keys = columns(batch, folding.kept(), folding.keys());
    Inputs inputs =
        new Inputs(columns(batch, folding.kept() + folding.keys(), folding.inputs().size()));
    for (int row = 0; row < batch.rows(); row++) {
      if (beginsKey(keys, row)) {
        fold.restart();
      }
      inputs.row = row;
      fold.advance(inputs);
      for (int i = 0; i < states.size(); i++) {
        states.get(i).values[row] = finite(i);
      }
    }
    return new Folded(schema, batch, folding.kept(), states);
  }

  private static List<ColumnVector> columns(RowBatch batch, int from, int count) {
    List<ColumnVector> columns = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      columns.add(batch.column(from + i));
    }
    return columns;
  }

  private boolean beginsKey(List<ColumnVector> keys, int row) {
    boolean changed = !begun;
    begun = true;
    for (int i = 0; i < key.length; i++) {
      Object value = keys.get(i).value(row);
      changed |= !Objects.equals(key[i], value);
      key[i] = value;
    }
    return changed;
  }

  private @Nullable Double finite(int position) {
    Double state = fold.state(position);
    if (state != null && !Double.isFinite(state)) {
      throw LeatException.user(
          "fold-not-finite",
          attempt
              + ": The state "
              + folding.steps().get(position).state()
              + " is no finite number: a division by zero or an overflow. Guard it with a case.");
    }
    return state;
  }

  /** What the current row gives to the steps. */
  private static final class Inputs implements RunningFold.Row {
    private final List<ColumnVector> columns;
    private int row;

    Inputs(List<ColumnVector> columns) {
      this.columns = columns;
    }

    @Override
    public @Nullable Double value(int input) {
      ColumnVector column = columns.get(input);
      return column.isNull(row) ? null : column.doubleAt(row);
    }

    @Override
    public @Nullable Boolean condition(int input) {
      ColumnVector column = columns.get(input);
      return column.isNull(row) ? null : column.booleanAt(row);
    }
  }

  private record Folded(Schema schema, RowBatch batch, int kept, List<States> states)
      implements RowBatch {
    @Override
    public int rows() {
      return batch.rows();
    }

    @Override
    public ColumnVector column(int position) {
      return position < kept ? batch.column(position) : states.get(position - kept);
    }
  }
}
