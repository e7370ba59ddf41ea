package dev.leat.core.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.TypeParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Types as JSON: their name as text, {@code {"list": …}}, {@code {"struct": [[name, type], …]}}.
 */
final class TypeJson extends SimpleModule {
  TypeJson() {
    addSerializer(DataType.class, new Writer());
    addDeserializer(DataType.class, new Reader());
  }

  private static final class Writer extends StdSerializer<DataType> {
    Writer() {
      super(DataType.class);
    }

    @Override
    public void serialize(DataType type, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      switch (type) {
        case DataType.Simple simple -> json.writeString(simple.toString());
        case DataType.Decimal decimal -> json.writeString(decimal.toString());
        case DataType.ListOf(DataType element) -> {
          json.writeStartObject();
          json.writeFieldName("list");
          serialize(element, json, provider);
          json.writeEndObject();
        }
        case DataType.Struct(List<Field> fields) -> {
          json.writeStartObject();
          json.writeArrayFieldStart("struct");
          for (Field field : fields) {
            json.writeStartArray();
            json.writeString(field.name());
            serialize(field.type(), json, provider);
            json.writeEndArray();
          }
          json.writeEndArray();
          json.writeEndObject();
        }
      }
    }
  }

  private static final class Reader extends StdDeserializer<DataType> {
    Reader() {
      super(DataType.class);
    }

    @Override
    public DataType deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return type(parser.readValueAsTree());
    }

    private static DataType type(JsonNode node) {
      if (node.isTextual()) {
        return TypeParser.parse(node.textValue())
            .orElseThrow(() -> new IllegalStateException("no type " + node));
      }
      if (node.has("list")) {
        return new DataType.ListOf(type(node.get("list")));
      }
      List<Field> fields = new ArrayList<>();
      for (JsonNode field : node.get("struct")) {
        fields.add(new Field(field.get(0).textValue(), type(field.get(1))));
      }
      return new DataType.Struct(fields);
    }
  }
}
