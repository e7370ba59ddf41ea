package dev.leat.core.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.leat.api.pipeline.Check;
import dev.leat.api.pipeline.PublishMode;
import dev.leat.api.pipeline.Target;
import dev.leat.api.project.Project;
import dev.leat.core.project.ProjectPath;
import java.util.List;

/**
 * The spelling of what the journal keeps: records as JSON, read back as the same records. What
 * holds places on disk is written and read {@link #in} a project, so that it outlives the project's
 * being moved. Thread-safe.
 */
public final class JournalJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new TypeJson())
          .addModule(new PathJson())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .addMixIn(Target.class, Targets.class)
          .addMixIn(PublishMode.class, Modes.class)
          .addMixIn(Check.Rule.class, Rules.class)
          .build();

  private JournalJson() {}

  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException failure) {
      throw unwritable(value, failure);
    }
  }

  public static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException failure) {
      throw unreadable(json, type, failure);
    }
  }

  public static <T> List<T> readList(String json, Class<T> type) {
    try {
      return MAPPER.readValue(
          json, MAPPER.getTypeFactory().constructCollectionType(List.class, type));
    } catch (JsonProcessingException failure) {
      throw new IllegalStateException("not " + type.getSimpleName() + "s: " + json, failure);
    }
  }

  /** The same for records with places inside a project. */
  public static InProject in(Project project) {
    return new InProject(ProjectPath.of(project));
  }

  /** Writes and reads places relative to a project. */
  public static final class InProject {
    private final ProjectPath project;

    private InProject(ProjectPath project) {
      this.project = project;
    }

    public String write(Object value) {
      try {
        return MAPPER.writer().withAttribute(PathJson.PROJECT, project).writeValueAsString(value);
      } catch (JsonProcessingException failure) {
        throw unwritable(value, failure);
      }
    }

    public <T> T read(String json, Class<T> type) {
      try {
        return MAPPER.readerFor(type).withAttribute(PathJson.PROJECT, project).readValue(json);
      } catch (JsonProcessingException failure) {
        throw unreadable(json, type, failure);
      }
    }
  }

  private static IllegalStateException unwritable(Object value, JsonProcessingException failure) {
    return new IllegalStateException("cannot be written as JSON: " + value, failure);
  }

  private static IllegalStateException unreadable(
      String json, Class<?> type, JsonProcessingException failure) {
    return new IllegalStateException("not a " + type.getSimpleName() + ": " + json, failure);
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "shape")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Target.TableTarget.class, name = "table"),
    @JsonSubTypes.Type(value = Target.FileTarget.class, name = "file")
  })
  private interface Targets {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "mode")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = PublishMode.Append.class, name = "append"),
    @JsonSubTypes.Type(value = PublishMode.Replace.class, name = "replace"),
    @JsonSubTypes.Type(value = PublishMode.Merge.class, name = "merge"),
    @JsonSubTypes.Type(value = PublishMode.ReplacePartitions.class, name = "replace-partitions")
  })
  private interface Modes {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Check.Rule.Unique.class, name = "unique"),
    @JsonSubTypes.Type(value = Check.Rule.NotNull.class, name = "not_null"),
    @JsonSubTypes.Type(value = Check.Rule.RowCount.class, name = "row_count"),
    @JsonSubTypes.Type(value = Check.Rule.AcceptedValues.class, name = "accepted_values"),
    @JsonSubTypes.Type(value = Check.Rule.Relationship.class, name = "relationship"),
    @JsonSubTypes.Type(value = Check.Rule.Freshness.class, name = "freshness"),
    @JsonSubTypes.Type(value = Check.Rule.Sql.class, name = "sql")
  })
  private interface Rules {}
}
