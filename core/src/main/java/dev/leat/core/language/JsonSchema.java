package dev.leat.core.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schema of a file's form: what editors complete and check while a user types. */
final class JsonSchema {
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final String REFERENCE = "^\\$\\{[^}]+\\}$";

  private final Map<String, Object> definitions = new LinkedHashMap<>();

  private JsonSchema() {}

  static Map<String, Object> of(Section<?> root, String title) {
    JsonSchema schema = new JsonSchema();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("$schema", DIALECT);
    document.put("title", title);
    document.putAll(schema.object(root));
    document.put("$defs", schema.definitions);
    return document;
  }

  private Map<String, Object> form(Form<?> form) {
    return switch (form) {
      case Word<?> word -> word(word);
      case Either<?> either ->
          Map.of("anyOf", List.of(form(either.shortForm()), form(either.longForm())));
      case Listing<?> listing -> listing(listing);
      case Named<?> named -> named(named);
      case Section<?> section -> reference(section);
      case Form.Mapped<?, ?> mapped -> form(mapped.form());
    };
  }

  private Map<String, Object> word(Word<?> word) {
    Map<String, Object> schema = new LinkedHashMap<>();
    switch (word.json()) {
      case STRING -> {
        if (word.choices().isEmpty()) {
          // A number or true is a text to Leat where a text is expected.
          schema.put("type", List.of("string", "number", "boolean"));
        } else {
          schema.put("enum", word.choices());
        }
      }
      case INTEGER -> schema.put("type", "integer");
      case BOOLEAN -> schema.put("type", "boolean");
      case ANY -> schema.put("type", List.of("string", "number", "boolean"));
    }
    boolean textual = word.json() == Word.Json.ANY || schema.get("type") instanceof List<?>;
    return textual || word.references() == References.RAW
        ? schema
        : Map.of("anyOf", List.of(schema, parameter()));
  }

  private static Map<String, Object> parameter() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "string");
    schema.put("pattern", REFERENCE);
    return schema;
  }

  private Map<String, Object> listing(Listing<?> listing) {
    Map<String, Object> array = new LinkedHashMap<>();
    array.put("type", "array");
    array.put("items", form(listing.item()));
    return listing.single() == Listing.Single.ALLOWED
        ? Map.of("anyOf", List.of(form(listing.item()), array))
        : array;
  }

  private Map<String, Object> named(Named<?> named) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("propertyNames", Map.of("pattern", "^" + named.names().pattern() + "$"));
    schema.put("additionalProperties", form(named.value()));
    return schema;
  }

  private Map<String, Object> reference(Section<?> section) {
    if (!definitions.containsKey(section.name())) {
      // Taken before its parts are described: they may refer to it.
      definitions.put(section.name(), Map.of());
      definitions.put(section.name(), object(section));
    }
    return Map.of("$ref", "#/$defs/" + section.name());
  }

  private Map<String, Object> object(Section<?> section) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (Key<?> key : section.keys()) {
      properties.put(key.name(), property(key));
      if (key.presence() == Key.Presence.REQUIRED) {
        required.add(key.name());
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("description", section.description());
    schema.put("type", "object");
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  private Map<String, Object> property(Key<?> key) {
    Map<String, Object> property = new LinkedHashMap<>();
    String fallback = key.fallback();
    property.put(
        "description",
        fallback == null ? key.description() : key.description() + " Default: " + fallback + ".");
    property.putAll(form(key.form()));
    String example = key.example();
    if (example != null) {
      property.put("examples", List.of(example));
    }
    return property;
  }
}
