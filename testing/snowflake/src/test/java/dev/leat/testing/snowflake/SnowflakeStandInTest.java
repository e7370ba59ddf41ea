package dev.leat.testing.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stand-in through Snowflake's own driver. */
final class SnowflakeStandInTest {
  private static SnowflakeStandIn standIn;
  private static KeyPair keys;
  private static int schemas;

  @TempDir Path folder;
  private Connection connection;

  @BeforeAll
  static void start() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
    standIn =
        SnowflakeStandIn.at(Clock.systemUTC())
            .password("ada", "correct horse")
            .key("robot", keys.getPublic())
            .token("ada", "token-of-ada")
            .database("SHOP")
            .start();
  }

  @AfterAll
  static void stop() {
    standIn.close();
  }

  @BeforeEach
  void connect() throws SQLException {
    connection = connect(Map.of("user", "ada", "password", "correct horse"));
    run("CREATE SCHEMA s" + ++schemas);
  }

  @AfterEach
  void disconnect() throws SQLException {
    standIn.heal();
    connection.close();
  }

  // Logging in

  @Test
  void letsInByPasswordKeyAndToken() throws SQLException {
    assertThat(user(Map.of("user", "ada", "password", "correct horse"))).isEqualTo("ADA");
    Properties key = properties(Map.of("user", "robot", "authenticator", "snowflake_jwt"));
    key.put("privateKey", keys.getPrivate());
    try (Connection robot = DriverManager.getConnection(standIn.url(), key)) {
      assertThat(rows(robot, "SELECT CURRENT_USER()")).containsExactly("ROBOT");
    }
    assertThat(user(Map.of("user", "ada", "authenticator", "oauth", "token", "token-of-ada")))
        .isEqualTo("ADA");
    assertThat(
            user(
                Map.of(
                    "user",
                    "ada",
                    "authenticator",
                    "programmatic_access_token",
                    "token",
                    "token-of-ada")))
        .isEqualTo("ADA");
  }

  @Test
  void refusesAWrongPasswordTokenAndKey() throws GeneralSecurityException {
    assertFails(
        390_100,
        "08001",
        "Incorrect username or password was specified.",
        () -> connect(Map.of("user", "ada", "password", "wrong")));
    assertFails(
        390_303,
        "08001",
        "Invalid OAuth access token.",
        () -> connect(Map.of("user", "ada", "authenticator", "oauth", "token", "other")));
    Properties key = properties(Map.of("user", "robot", "authenticator", "snowflake_jwt"));
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    key.put("privateKey", generator.generateKeyPair().getPrivate());
    assertFails(
        390_144,
        "08001",
        "JWT token is invalid.",
        () -> DriverManager.getConnection(standIn.url(), key));
  }

  @Test
  void keepsWhatTheSessionChose() throws SQLException {
    try (Connection other =
        connect(
            Map.of(
                "user", "ada",
                "password", "correct horse",
                "role", "loader",
                "warehouse", "small",
                "QUERY_TAG", "pipeline=trades"))) {
      assertThat(
              rows(
                  other,
                  "SELECT CURRENT_ROLE(), CURRENT_WAREHOUSE(), CURRENT_DATABASE(),"
                      + " CURRENT_SCHEMA()"))
          .containsExactly("LOADER|SMALL|SHOP|PUBLIC");
      assertThat(standIn.statements().getLast().tag()).isEqualTo("pipeline=trades");
    }
  }

  // Names and types

  @Test
  void foldsNamesUnlessTheyAreQuoted() throws SQLException {
    run("CREATE TABLE Sales (id NUMBER(10,0), \"Größe\" VARCHAR(5))");
    run("INSERT INTO SALES VALUES (1, 'a')");

    assertThat(rows("SELECT \"ID\", \"Größe\" FROM \"SALES\"")).containsExactly("1|a");
    assertFails(
        2003, "02000", "Object 'sales' does not exist", () -> rows("SELECT * FROM \"sales\""));
    assertFails(904, "42000", "invalid identifier", () -> rows("SELECT \"id\" FROM sales"));
    assertThat(rows("DESCRIBE TABLE sales").stream().map(row -> row.split("\\|")[0]))
        .containsExactly("ID", "Größe");
  }

  @Test
  void knowsTheTypes() throws SQLException {
    run(
        "CREATE TABLE t (n NUMBER(38,8), f FLOAT, b BOOLEAN, d DATE, ti TIME, ts TIMESTAMP_NTZ,"
            + " tz TIMESTAMP_TZ, bin BINARY, v VARIANT, s STRING)");
    run(
        "INSERT INTO t SELECT '12.5', -0.1, true, '2024-02-29', '23:59:59.5',"
            + " '2024-02-29 23:59:59.123456', '2024-01-01 00:00:00+02:00', TO_BINARY('00ff', 'HEX'),"
            + " PARSE_JSON('{\"a\": [1, null]}'), 'it''s \\\\ \\'x\\''");

    assertThat(rows("SELECT * FROM t"))
        .containsExactly(
            "12.50000000|-0.1|TRUE|2024-02-29|23:59:59|2024-02-29 23:59:59.123|2023-12-31"
                + " 22:00:00.000 Z|00FF|{\"a\":[1,null]}|it's \\ 'x'");
    assertThat(
            rows(
                "SELECT column_name, data_type, numeric_precision, numeric_scale FROM"
                    + " information_schema.columns WHERE table_name = 'T' AND table_schema ="
                    + " CURRENT_SCHEMA() AND ordinal_position < 3 ORDER BY ordinal_position"))
        .containsExactly("N|NUMBER|38|8", "F|FLOAT|null|null");
  }

  @Test
  void bindsParameters() throws SQLException {
    run("CREATE TABLE t (id NUMBER(19,0), name VARCHAR)");
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
      insert.setLong(1, Long.MAX_VALUE);
      insert.setString(2, null);
      assertThat(insert.executeUpdate()).isEqualTo(1);
    }
    try (PreparedStatement query = connection.prepareStatement("SELECT * FROM t WHERE id = ?")) {
      query.setLong(1, Long.MAX_VALUE);
      try (ResultSet result = query.executeQuery()) {
        assertThat(result.next()).isTrue();
        assertThat(result.getLong(1)).isEqualTo(Long.MAX_VALUE);
        assertThat(result.getString(2)).isNull();
      }
    }
  }

  @Test
  void saysWhatIsWrongWithANumberAndAState() {
    assertFails(1003, "42000", "syntax error", () -> run("SELEC 1"));
    assertFails(100_038, "22018", "not recognized", () -> rows("SELECT 'x'::NUMBER(10,2)"));
    assertFails(
        2002,
        "42710",
        "already exists",
        () -> {
          run("CREATE TABLE twice (i NUMBER)");
          run("CREATE TABLE twice (i NUMBER)");
        });
    assertFails(
        100_072,
        "22000",
        "NULL result in a non-nullable column (STRICT.I)",
        () -> {
          run("CREATE TABLE strict (i NUMBER NOT NULL, s VARCHAR(2))");
          run("INSERT INTO strict VALUES (NULL, 'a')");
        });
    assertFails(
        100_078, "22000", "String is too long", () -> run("INSERT INTO strict VALUES (1, 'abc')"));
  }

  @Test
  void doesNotEnforceKeys() throws SQLException {
    run("CREATE TABLE t (id NUMBER PRIMARY KEY, UNIQUE (id))");
    run("INSERT INTO t VALUES (1), (1)");
    assertThat(rows("SELECT count(*) FROM t")).containsExactly("2");
  }

  // Transactions

  @Test
  void commitsAndRollsBack() throws SQLException {
    run("CREATE TABLE t (id NUMBER)");
    run("BEGIN");
    run("INSERT INTO t VALUES (1)");
    try (Connection other = connect(Map.of("user", "ada", "password", "correct horse"))) {
      assertThat(rows(other, "SELECT count(*) FROM s" + schemas + ".t")).containsExactly("0");
    }
    run("ROLLBACK");
    assertThat(rows("SELECT count(*) FROM t")).containsExactly("0");
  }

  @Test
  void commitsTheOpenTransactionBeforeADefinition() throws SQLException {
    run("CREATE TABLE t (id NUMBER)");
    run("BEGIN");
    run("INSERT INTO t VALUES (1)");
    run("CREATE TABLE other (id NUMBER)");
    run("ROLLBACK");

    assertThat(rows("SELECT count(*) FROM t")).containsExactly("1");
  }

  @Test
  void mergesAndCounts() throws SQLException {
    run("CREATE TABLE t (id NUMBER, n NUMBER(10,2))");
    run("CREATE TRANSIENT TABLE b (id NUMBER, n NUMBER(10,2)) COMMENT = 'batch'");
    run("INSERT INTO t VALUES (1, 1.5)");
    run("INSERT INTO b VALUES (1, 2), (2, 3)");
    try (Statement statement = connection.createStatement()) {
      assertThat(
              statement.executeUpdate(
                  "MERGE INTO t USING b ON t.id = b.id WHEN MATCHED THEN UPDATE SET n = t.n + b.n"
                      + " WHEN NOT MATCHED THEN INSERT (id, n) VALUES (b.id, b.n)"))
          .isEqualTo(2);
    }
    assertThat(rows("SELECT * FROM t ORDER BY id")).containsExactly("1|3.50", "2|3.00");
    assertThat(
            rows(
                "SELECT table_name, is_transient, comment FROM information_schema.tables WHERE"
                    + " table_schema = CURRENT_SCHEMA() ORDER BY 1"))
        .containsExactly("B|YES|batch", "T|NO|null");
  }

  @Test
  void changesTablesAsSnowflakeDoes() throws SQLException {
    run("CREATE TABLE t (id NUMBER(10,0), n NUMBER(4,2))");
    run("ALTER TABLE t ADD COLUMN day DATE, note VARCHAR");
    run("ALTER TABLE t ALTER COLUMN id SET DATA TYPE NUMBER(19,0)");
    run("ALTER TABLE t RENAME TO u");

    assertThat(rows("DESCRIBE TABLE u").stream().map(row -> row.split("\\|")[1]))
        .containsExactly("NUMBER(19,0)", "NUMBER(4,2)", "DATE", "VARCHAR(16777216)");
    assertFails(
        40_052,
        "22000",
        "cannot change column N from type NUMBER(4,2) to NUMBER(18,4)",
        () -> run("ALTER TABLE u ALTER COLUMN n SET DATA TYPE NUMBER(18,4)"));
  }

  // Stages

  @Test
  void loadsWhatWasPut() throws SQLException, IOException {
    run("CREATE TABLE t (id NUMBER, name VARCHAR, raw BINARY, doc VARIANT)");
    run("CREATE TEMPORARY STAGE st");
    put("part-1.csv.gz", "1,\"a,\"\"b\"\"\nc\",00ff,\"{\"\"k\"\":1}\"\n2,,,\n3,\"\",,\n");
    String copy =
        "COPY INTO t FROM (SELECT $1::NUMBER, $2, TO_BINARY($3, 'HEX'), PARSE_JSON($4) FROM @st)"
            + " FILE_FORMAT = (TYPE = CSV FIELD_OPTIONALLY_ENCLOSED_BY = '\"' NULL_IF = ()"
            + " ESCAPE_UNENCLOSED_FIELD = NONE)";
    try (Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(copy)).isEqualTo(3);
      assertThat(statement.executeUpdate(copy)).as("a file is loaded once").isZero();
    }

    assertThat(rows("SELECT * FROM t ORDER BY id"))
        .containsExactly("1|a,\"b\"\nc|00FF|{\"k\":1}", "2|null|null|null", "3||null|null");
    assertThat(rows("LIST @st").getFirst()).startsWith("st/part-1.csv.gz|");
    run("REMOVE @st");
    assertThat(rows("LIST @st")).isEmpty();
  }

  @Test
  void loadsParquetByName() throws SQLException {
    Path file = folder.resolve("rows.parquet");
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      statement.execute("COPY (SELECT 'x' AS name, 7 AS id) TO '" + file + "'");
    }
    run("CREATE TABLE t (id NUMBER, name VARCHAR)");
    run("CREATE STAGE st");
    run("PUT file://" + file + " @st AUTO_COMPRESS = FALSE");
    run(
        "COPY INTO t FROM @st FILE_FORMAT = (TYPE = PARQUET) MATCH_BY_COLUMN_NAME ="
            + " CASE_INSENSITIVE PURGE = TRUE");

    assertThat(rows("SELECT * FROM t")).containsExactly("7|x");
    assertThat(rows("LIST @st")).isEmpty();
  }

  @Test
  void forgetsTheTemporaryStagesOfASession() throws SQLException {
    try (Connection other = connect(Map.of("user", "ada", "password", "correct horse"))) {
      run(other, "CREATE TEMPORARY STAGE gone");
      assertThat(rows("SHOW STAGES")).anyMatch(row -> row.startsWith("GONE|"));
    }
    assertThat(rows("SHOW STAGES")).noneMatch(row -> row.startsWith("GONE|"));
  }

  // What goes wrong

  @Test
  void renewsAnExpiredTokenWithinATransaction() throws SQLException {
    run("CREATE TABLE t (id NUMBER)");
    run("BEGIN");
    run("INSERT INTO t VALUES (1)");
    standIn.inject(Fault.on("COMMIT", Fault.Kind.EXPIRED_TOKEN, 1));
    run("COMMIT");

    assertThat(rows("SELECT count(*) FROM t")).containsExactly("1");
  }

  @Test
  void losesTheTransactionOfALostSession() throws SQLException {
    run("CREATE TABLE t (id NUMBER)");
    run("BEGIN");
    run("INSERT INTO t VALUES (1)");
    standIn.inject(Fault.on("COMMIT", Fault.Kind.LOST_SESSION, 1));
    assertFails(390_111, "XX000", "Session no longer exists", () -> run("COMMIT"));

    try (Connection other = connect(Map.of("user", "ada", "password", "correct horse"))) {
      assertThat(rows(other, "SELECT count(*) FROM s" + schemas + ".t")).containsExactly("0");
    }
  }

  @Test
  void executesARepeatedRequestOnce() throws SQLException {
    run("CREATE TABLE t (id NUMBER)");
    standIn.inject(Fault.on("INSERT INTO t", Fault.Kind.DROPPED_ANSWER, 1));
    standIn.inject(Fault.on("INSERT INTO t", Fault.Kind.DROPPED_REQUEST, 1));
    run("INSERT INTO t VALUES (1)");

    assertThat(rows("SELECT count(*) FROM t")).containsExactly("1");
  }

  // Words of the tests

  private void put(String name, String text) throws IOException, SQLException {
    Path file = folder.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    run("PUT file://" + file + " @st AUTO_COMPRESS = FALSE SOURCE_COMPRESSION = GZIP");
  }

  private void run(String sql) throws SQLException {
    run(connection, sql);
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> rows(String sql) throws SQLException {
    return rows(connection, sql);
  }

  private static List<String> rows(Connection connection, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          values.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join("|", values));
      }
    }
    return rows;
  }

  private static String user(Map<String, String> settings) throws SQLException {
    try (Connection connection = connect(settings)) {
      return rows(connection, "SELECT CURRENT_USER()").getFirst();
    }
  }

  private static Connection connect(Map<String, String> settings) throws SQLException {
    return DriverManager.getConnection(standIn.url(), properties(settings));
  }

  private static Properties properties(Map<String, String> settings) {
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            "account", "local",
            "db", "shop",
            "ssl", "off",
            "disablePlatformDetection", "true",
            "JDBC_QUERY_RESULT_FORMAT", "JSON"));
    properties.putAll(settings);
    return properties;
  }

  private static void assertFails(
      int code,
      String state,
      String message,
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SQLException.class,
            failure -> {
              assertThat(failure.getErrorCode()).isEqualTo(code);
              assertThat(failure.getSQLState()).isEqualTo(state);
            })
        .hasMessageContaining(message);
  }
}
