package dev.leat.api.pipeline;

/**
 * When a deployment runs by itself.
 *
 * @param cron five fields, or six with seconds first
 * @param timezone an IANA zone the cron fields are read in
 * @param catchup what happens with times missed while nothing ran
 */
public record Schedule(String cron, String timezone, Catchup catchup) {
  /** What happens with missed times. */
  public enum Catchup {
    ALL,
    LAST,
    NONE
  }
}
