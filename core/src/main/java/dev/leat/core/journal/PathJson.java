package dev.leat.core.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.leat.core.project.ProjectPath;
import java.io.IOException;
import java.nio.file.Path;

/** Paths as text: of a project, relative to it where they lie inside; of none, as they are. */
final class PathJson extends SimpleModule {
  /** The attribute that holds the project's {@link ProjectPath}. */
  static final Object PROJECT = ProjectPath.class;

  PathJson() {
    addSerializer(Path.class, new Writer());
    addDeserializer(Path.class, new Reader());
  }

  private static final class Writer extends StdSerializer<Path> {
    Writer() {
      super(Path.class);
    }

    @Override
    public void serialize(Path path, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(
          provider.getAttribute(PROJECT) instanceof ProjectPath project
              ? project.text(path)
              : path.toString());
    }
  }

  private static final class Reader extends StdDeserializer<Path> {
    Reader() {
      super(Path.class);
    }

    @Override
    public Path deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      String text = parser.getText();
      return context.getAttribute(PROJECT) instanceof ProjectPath project
          ? project.place(text)
          : Path.of(text);
    }
  }
}
