package dev.leat.architecture.broken.cli;

public final class Prints {
  void show() {
    System.out.println();
  }
}
