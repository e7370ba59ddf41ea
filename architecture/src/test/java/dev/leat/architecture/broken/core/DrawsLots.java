package dev.leat.architecture.broken.core;

import java.util.UUID;

public final class DrawsLots {
  String identifier() {
    return UUID.randomUUID().toString();
  }
}
