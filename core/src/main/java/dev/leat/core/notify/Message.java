package dev.leat.core.notify;

import dev.leat.api.notify.Notice;
import java.util.List;

/** All that sending a notice needs, as it is kept until it is sent. */
record Message(String connection, List<String> to, Notice notice) {
  Message {
    to = List.copyOf(to);
  }
}
