package dev.leat.testing.store;

import static dev.leat.testing.store.RunRecords.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.pipeline.Notification.Event;
import dev.leat.api.store.Notices;
import dev.leat.api.store.Notices.Entry;
import dev.leat.api.store.Notices.Status;
import dev.leat.api.store.Store;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does with notices. */
public abstract class NoticesContract {
  @SuppressWarnings("NullAway.Init")
  private Store store;

  /** Opens the store; all calls of one test open the same one. */
  protected abstract Store open();

  @BeforeEach
  void openStore() {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  private Notices notices() {
    return store.notices();
  }

  private static Entry entry(String id, String pipeline, String environment, Instant at) {
    return new Entry(
        id,
        pipeline,
        environment,
        "mail: ada@example.com",
        Event.FAILURE,
        "too-many-rejected",
        "subject of " + id,
        "{\"text\": \"Größe\"}",
        at,
        Status.PENDING,
        0,
        at,
        null);
  }

  @Test
  void remembersANoticeAsItWasEntered() {
    Entry entry = entry("one", "trades", "production", NOON);
    notices().add(entry);
    store.close();
    store = open();

    assertThat(notices().list(null, 10)).containsExactly(entry);
  }

  @Test
  void entersANoticeOnce() {
    notices().add(entry("one", "trades", "production", NOON));
    notices().attempted("one", Status.SENT, NOON.plusSeconds(1), null);
    notices().add(entry("one", "trades", "production", NOON.plusSeconds(60)));

    assertThat(notices().list("trades", 10))
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.at()).isEqualTo(NOON);
              assertThat(kept.status()).isEqualTo(Status.SENT);
            });
  }

  @Test
  void countsAttemptsAndKeepsTheLastError() {
    notices().add(entry("one", "trades", "production", NOON));
    notices().attempted("one", Status.FAILED, NOON.plusSeconds(1), "no answer");
    notices().attempted("one", Status.FAILED, NOON.plusSeconds(2), "still none");
    Entry failed = notices().list("trades", 1).getFirst();

    assertThat(failed.attempts()).isEqualTo(2);
    assertThat(failed.error()).isEqualTo("still none");
    assertThat(failed.changed()).isEqualTo(NOON.plusSeconds(2));

    notices().attempted("one", Status.SENT, NOON.plusSeconds(3), null);
    assertThat(notices().list("trades", 1).getFirst().error()).isNull();
  }

  @Test
  void tellsWhatAChannelHeardTheNewestFirst() {
    notices().add(entry("old", "trades", "production", NOON.minusSeconds(60)));
    notices().add(entry("first", "trades", "production", NOON));
    notices().add(entry("second", "trades", "production", NOON.plusSeconds(1)));
    notices().add(entry("elsewhere", "trades", "staging", NOON));
    notices().add(entry("other", "orders", "production", NOON));

    assertThat(notices().told("trades", "production", "mail: ada@example.com", NOON))
        .extracting(Entry::id)
        .containsExactly("second", "first");
    assertThat(notices().told("trades", "production", "mail", NOON)).isEmpty();
  }

  @Test
  void findsWhatIsStillToBeSentTheOldestFirst() {
    for (String id : new String[] {"pending", "failed", "sent", "held"}) {
      notices().add(entry(id, "trades", "production", NOON));
    }
    notices().attempted("failed", Status.FAILED, NOON, "no answer");
    notices().attempted("sent", Status.SENT, NOON, null);
    notices().attempted("held", Status.HELD_BACK, NOON, null);
    notices().add(entry("past", "trades", "production", NOON.minusSeconds(1)));

    assertThat(notices().unsent("trades", "production", NOON))
        .extracting(Entry::id)
        .containsExactly("pending", "failed");
  }

  @Test
  void listsNoMoreThanAskedFor() {
    notices().add(entry("one", "trades", "production", NOON));
    notices().add(entry("two", "orders", "production", NOON));

    assertThat(notices().list(null, 1)).extracting(Entry::id).containsExactly("two");
    assertThat(notices().list("trades", 5)).extracting(Entry::id).containsExactly("one");
  }
}
