package dev.leat.cli.command;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version of the program. */
public final class Version implements IVersionProvider {
  /** The version; {@code development} when it was not built as a jar. */
  public static String current() {
    return Objects.requireNonNullElse(
        Version.class.getPackage().getImplementationVersion(), "development");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"leat " + current()};
  }
}
