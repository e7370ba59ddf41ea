package dev.leat.cli;

/** The {@code leat} command. */
public final class Main {
  private Main() {}

  /** Prints the version. */
  public static void main(String[] arguments) {
    System.out.println("leat " + Main.class.getPackage().getImplementationVersion());
  }
}
