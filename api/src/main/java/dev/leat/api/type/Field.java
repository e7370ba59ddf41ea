package dev.leat.api.type;

/** A column's name and type. Names compare without regard to case in SQL; the spelling is kept. */
public record Field(String name, DataType type) {
  @Override
  public String toString() {
    return name + " " + type;
  }
}
