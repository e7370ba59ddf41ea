package dev.leat.engine.duckdb;

import dev.leat.api.function.FunctionSettings;
import dev.leat.api.function.FunctionType;
import dev.leat.api.function.ScalarFunction;
import dev.leat.api.problem.LeatException;
import dev.leat.api.type.DataType;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBLogicalType;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunction;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/**
 * The class path's functions in Java as DuckDB's: each takes its settings as one more argument, the
 * last. A function is opened once for each settings, when the first row needs it.
 */
public final class JavaFunctions implements AutoCloseable {
  private static final List<FunctionType> TYPES =
      ServiceLoader.load(FunctionType.class).stream().map(ServiceLoader.Provider::get).toList();

  private final Map<String, ScalarFunction> opened = new ConcurrentHashMap<>();

  /** Makes them known by their types only, for checking SQL. */
  public static void declare(DuckDBConnection connection) throws SQLException {
    for (FunctionType type : TYPES) {
      register(
          connection,
          type,
          (_, _) -> {
            throw new IllegalStateException(type.name() + " is called where SQL is only checked");
          },
          DuckDBScalarFunctionBuilder::withVolatile); // so that no call is folded into its value
    }
  }

  void register(Database database) {
    for (FunctionType type : TYPES) {
      Calls calls = new Calls(type, database);
      database.register(
          "Declaring function " + type.name(),
          connection -> register(connection, type, calls, builder -> builder));
    }
  }

  @Override
  public void close() {
    opened.values().forEach(ScalarFunction::close);
    opened.clear();
  }

  private interface Refinement {
    DuckDBScalarFunctionBuilder of(DuckDBScalarFunctionBuilder builder) throws SQLException;
  }

  private static void register(
      DuckDBConnection connection,
      FunctionType type,
      DuckDBScalarFunction function,
      Refinement refinement)
      throws SQLException {
    List<DuckDBLogicalType> logical = new ArrayList<>();
    try (DuckDBScalarFunctionBuilder builder =
        DuckDBFunctions.scalarFunction().withName(FunctionSettings.sqlName(type.name()))) {
      for (DataType parameter : type.parameters()) {
        logical.add(VectorTypes.of(parameter));
        builder.withParameter(logical.getLast());
      }
      logical.add(VectorTypes.of(type.result()));
      builder
          .withParameter(DuckDBColumnType.VARCHAR)
          .withReturnType(logical.getLast())
          .withVectorizedFunction(function);
      refinement.of(builder).register(connection);
    } finally {
      logical.forEach(DuckDBLogicalType::close);
    }
  }

  /** Calls of one kind of function, a vector of rows at a time. */
  private final class Calls implements DuckDBScalarFunction {
    private final FunctionType type;
    private final Database database;

    Calls(FunctionType type, Database database) {
      this.type = type;
      this.database = database;
    }

    @Override
    public void apply(DuckDBDataChunkReader rows, DuckDBWritableVector values) {
      int parameters = type.parameters().size();
      List<DuckDBReadableVector> vectors = new ArrayList<>();
      for (int i = 0; i <= parameters; i++) {
        vectors.add(rows.vector(i));
      }
      try {
        @Nullable Object[] arguments = new @Nullable Object[parameters];
        String settings = "";
        ScalarFunction function = null;
        for (int row = 0; row < rows.rowCount(); row++) {
          String told = vectors.getLast().getString(row);
          if (function == null || !told.equals(settings)) {
            settings = told;
            function = opened.computeIfAbsent(type.name() + "\n" + told, _ -> open(told));
          }
          for (int i = 0; i < parameters; i++) {
            arguments[i] = value(type.parameters().get(i), vectors.get(i), row);
          }
          set(type.result(), function.apply(arguments), values, row);
        }
      } catch (LeatException failure) {
        database.report(failure);
        throw failure;
      }
    }

    private ScalarFunction open(String text) {
      FunctionSettings settings = FunctionSettings.of(text);
      settings.verifyFiles();
      return type.open(settings.options());
    }
  }

  private static @Nullable Object value(DataType type, DuckDBReadableVector vector, int row) {
    if (vector.isNull(row)) {
      return null;
    }
    return switch (type) {
      case DataType.Simple simple ->
          switch (simple) {
            case BOOLEAN -> vector.getBoolean(row);
            case INTEGER -> vector.getInt(row);
            case BIGINT -> vector.getLong(row);
            case DOUBLE -> vector.getDouble(row);
            case DATE -> vector.getLocalDate(row);
            case TIMESTAMP -> vector.getLocalDateTime(row);
            case VARCHAR -> vector.getString(row);
            case HUGEINT, TIMESTAMPTZ, TIME, INTERVAL, UUID, JSON, BLOB -> throw unsuited(type);
          };
      case DataType.Decimal _ -> vector.getBigDecimal(row);
      case DataType.ListOf _, DataType.Struct _ -> throw unsuited(type);
    };
  }

  private static void set(
      DataType type, @Nullable Object value, DuckDBWritableVector vector, int row) {
    if (value == null) {
      vector.setNull(row);
      return;
    }
    switch (type) {
      case DataType.Simple simple -> {
        switch (simple) {
          case BOOLEAN -> vector.setBoolean(row, (Boolean) value);
          case INTEGER -> vector.setInt(row, (Integer) value);
          case BIGINT -> vector.setLong(row, (Long) value);
          case DOUBLE -> vector.setDouble(row, (Double) value);
          case DATE -> vector.setDate(row, (LocalDate) value);
          case TIMESTAMP -> vector.setTimestamp(row, (LocalDateTime) value);
          case VARCHAR -> vector.setString(row, (String) value);
          case HUGEINT, TIMESTAMPTZ, TIME, INTERVAL, UUID, JSON, BLOB -> throw unsuited(type);
        }
      }
      case DataType.Decimal decimal ->
          vector.setBigDecimal(row, ((BigDecimal) value).setScale(decimal.scale()));
      case DataType.ListOf _, DataType.Struct _ -> throw unsuited(type);
    }
  }

  private static IllegalArgumentException unsuited(DataType type) {
    return new IllegalArgumentException("functions in Java have no values of type " + type);
  }
}
