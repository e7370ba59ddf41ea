package dev.leat.generate;

import java.util.List;

/** Whether a row of an activity file is broken, and how: always that row and no other. */
enum ActivityDirt {
  NONE,
  NO_LOG_ID,
  WORD_FOR_USER,
  NO_DATE,
  NO_NUMBER,
  NEGATIVE,
  TOO_SHORT,
  TOO_LONG,
  OPEN_QUOTE;

  /** Every way to be broken. */
  static final List<ActivityDirt> ALL = List.of(values()).subList(1, values().length);
}
