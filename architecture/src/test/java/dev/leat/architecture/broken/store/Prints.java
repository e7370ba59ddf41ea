package dev.leat.architecture.broken.store;

public final class Prints {
  void show() {
    System.out.println();
  }
}
