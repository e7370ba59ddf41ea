package dev.leat.testing.snowflake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of answers, as the driver reads them. */
final class Responses {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int IN_PROGRESS = 333_333;
  private static final int IN_PROGRESS_ASYNCHRONOUSLY = 333_334;

  private Responses() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static ObjectNode success(ObjectNode data) {
    ObjectNode response = object();
    response.set("data", data);
    return response.putNull("code").putNull("message").put("success", true);
  }

  /** A failure of the session, not of a statement. */
  static ObjectNode refusal(int code, String message) {
    ObjectNode response = object();
    response.putNull("data");
    return response
        .put("code", Integer.toString(code))
        .put("message", message)
        .put("success", false);
  }

  static ObjectNode failure(SqlFailure failure, String query) {
    ObjectNode response = object();
    response
        .putObject("data")
        .put("errorCode", code(failure.code()))
        .put("sqlState", failure.sqlState())
        .put("queryId", query)
        .put("internalError", false);
    return response
        .put("code", code(failure.code()))
        .put("message", failure.getMessage())
        .put("success", false);
  }

  /** The statement runs; its result is to be asked for. */
  static ObjectNode inProgress(String query, boolean asynchronous) {
    ObjectNode data =
        object().put("queryId", query).put("getResultUrl", "/queries/" + query + "/result");
    int code = asynchronous ? IN_PROGRESS_ASYNCHRONOUSLY : IN_PROGRESS;
    return success(data)
        .put("code", Integer.toString(code))
        .put("message", "Query execution in progress");
  }

  static ObjectNode answer(Answer answer, String query, SessionState session) {
    ObjectNode data =
        switch (answer) {
          case Answer.Rows rows -> rows(rows);
          case Answer.Upload upload -> upload(upload);
        };
    data.put("queryId", query)
        .put("finalDatabaseName", emptyIsNull(session.database()))
        .put("finalSchemaName", emptyIsNull(session.schema()))
        .put("finalWarehouseName", emptyIsNull(session.warehouse()))
        .put("finalRoleName", session.role());
    data.set("parameters", parameters(session));
    return success(data);
  }

  /** What the driver wants to know of a session's parameters. */
  static ArrayNode parameters(SessionState session) {
    ArrayNode parameters = JSON.createArrayNode();
    parameter(parameters, "TIMEZONE")
        .put("value", session.parameters().getOrDefault("TIMEZONE", "UTC"));
    parameter(parameters, "AUTOCOMMIT").put("value", session.autoCommits());
    parameter(parameters, "CLIENT_TELEMETRY_ENABLED").put("value", true);
    parameter(parameters, "CLIENT_RESULT_CHUNK_SIZE").put("value", 160);
    parameter(parameters, "CLIENT_PREFETCH_THREADS").put("value", 4);
    parameter(parameters, "CLIENT_MEMORY_LIMIT").put("value", 1536);
    parameter(parameters, "CLIENT_STAGE_ARRAY_BINDING_THRESHOLD").put("value", 0);
    parameter(parameters, "CLIENT_SESSION_KEEP_ALIVE").put("value", false);
    parameter(parameters, "DATE_OUTPUT_FORMAT").put("value", "YYYY-MM-DD");
    parameter(parameters, "TIME_OUTPUT_FORMAT").put("value", "HH24:MI:SS");
    parameter(parameters, "TIMESTAMP_OUTPUT_FORMAT")
        .put("value", "YYYY-MM-DD HH24:MI:SS.FF3 TZHTZM");
    parameter(parameters, "TIMESTAMP_NTZ_OUTPUT_FORMAT").put("value", "YYYY-MM-DD HH24:MI:SS.FF3");
    parameter(parameters, "TIMESTAMP_TZ_OUTPUT_FORMAT").put("value", "");
    parameter(parameters, "TIMESTAMP_LTZ_OUTPUT_FORMAT").put("value", "");
    parameter(parameters, "BINARY_OUTPUT_FORMAT").put("value", "HEX");
    return parameters;
  }

  private static ObjectNode parameter(ArrayNode parameters, String name) {
    return parameters.addObject().put("name", name);
  }

  private static ObjectNode rows(Answer.Rows answer) {
    ObjectNode data = object();
    ArrayNode types = data.putArray("rowtype");
    for (ResultColumn column : answer.columns()) {
      types
          .addObject()
          .put("name", column.name())
          .put("type", column.type())
          .put("precision", column.precision())
          .put("scale", column.scale())
          .put("length", column.type().equals("text") ? 16_777_216 : 0)
          .put("nullable", true);
    }
    ArrayNode rowset = data.putArray("rowset");
    for (List<@Nullable String> row : answer.rows()) {
      ArrayNode values = rowset.addArray();
      row.forEach(values::add);
    }
    data.put("total", answer.rows().size())
        .put("returned", answer.rows().size())
        .put("statementTypeId", answer.type().id())
        .put("version", 1)
        .put("numberOfBinds", answer.binds())
        .put("arrayBindSupported", false)
        .put("queryResultFormat", "json");
    return data;
  }

  private static ObjectNode upload(Answer.Upload upload) {
    ObjectNode data = object();
    data.put("command", "UPLOAD")
        .put("autoCompress", upload.compresses())
        .put("overwrite", upload.overwrites())
        .put("sourceCompression", upload.compression())
        .put("parallel", 4)
        .put("clientShowEncryptionParameter", false);
    data.putArray("src_locations").add(upload.pattern());
    data.putObject("stageInfo")
        .put("locationType", "LOCAL_FS")
        .put("location", upload.folder() + "/")
        .put("path", "")
        .putNull("region")
        .set("creds", object());
    return data;
  }

  private static @Nullable String emptyIsNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String code(int code) {
    return String.format("%06d", code);
  }
}
