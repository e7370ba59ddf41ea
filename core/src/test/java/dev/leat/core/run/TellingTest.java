package dev.leat.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import dev.leat.api.pipeline.Notification;
import dev.leat.api.pipeline.Notification.Event;
import dev.leat.api.pipeline.Schedule;
import dev.leat.api.project.Connection;
import dev.leat.api.run.RunState;
import dev.leat.api.store.Notices;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who hears what of a pipeline's runs, over a real webhook. */
class TellingTest {
  @TempDir Path root;
  private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
  private RunFixture project;
  private HttpServer server;
  private volatile int status = 200;

  @BeforeEach
  void openProject() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          JsonNode notice = JsonMapper.builder().build().readTree(exchange.getRequestBody());
          if (status == 200) {
            heard.add(notice);
          }
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    project = new RunFixture(root);
    project.add(
        new Connection(
            "alerts",
            "webhook",
            Map.of("url", "http://127.0.0.1:" + server.getAddress().getPort() + "/hook")));
    works();
  }

  @AfterEach
  void closeProject() {
    project.close();
    server.stop(0);
  }

  private void works() {
    project.write("data/orders.csv", RunFixture.CLEAN);
  }

  /** No file, so the run fails. */
  private void breaks() {
    project.write("data/orders.csv", "other\n1\n");
  }

  private static Orders telling(Notification... notifications) {
    Orders orders = new Orders();
    orders.withFiles = false;
    orders.notifications = List.of(notifications);
    return orders;
  }

  private static Orders telling() {
    return telling(Notification.over("alerts"));
  }

  private List<String> subjects() {
    return heard.stream().map(notice -> notice.get("subject").asText()).toList();
  }

  private List<String> kept() {
    return project.store().notices().list("orders", 100).stream()
        .map(entry -> entry.event() + " " + entry.status())
        .toList();
  }

  @Test
  void saysNothingWhenAllIsWell() {
    project.run(telling());
    project.run(telling());

    assertThat(subjects()).isEmpty();
  }

  @Test
  void tellsOfAFailureOnceAndOfItsEnd() {
    breaks();
    project.run(telling());
    project.run(telling());
    works();
    project.run(telling());
    project.run(telling());

    assertThat(subjects())
        .containsExactly(
            "[shop/development] orders failed: missing-columns",
            "[shop/development] orders runs again, after 2 runs that did not");
    assertThat(kept()).containsExactly("RECOVERY SENT", "FAILURE HELD_BACK", "FAILURE SENT");
    JsonNode failure = heard.getFirst();
    assertThat(failure.get("text").asText())
        .contains("Pipeline orders failed: missing-columns.")
        .contains("What      data/orders.csv: Cannot find columns id, client, amount.")
        .contains("leat run orders --resume " + failure.get("facts").get("run").asText());
    assertThat(failure.get("facts").get("step").asText()).startsWith("read:orders, attempt 1");
  }

  @Test
  void repeatsAfterAWhileAndSaysWhatItHeldBack() {
    breaks();
    Orders orders = telling(Notification.over("alerts").limitedTo(Duration.ofHours(1), 10));
    project.run(orders);
    project.run(orders);
    project.run(orders);
    project.clock.advance(Duration.ofHours(1));
    project.run(orders);

    assertThat(heard).hasSize(2);
    assertThat(heard.getLast().get("facts").get("held_back").asText()).isEqualTo("2");
    assertThat(heard.getLast().get("text").asText())
        .endsWith("2 notices like this were held back since the last one.\n");
  }

  @Test
  void tellsOfAnotherFailureAtOnce() {
    breaks();
    project.run(telling());
    works();
    Orders other = telling();
    other.totalsSql = "select client, sum(amount / 0) as total, 1 as orders from orders group by 1";
    project.run(other);

    assertThat(heard).hasSize(2);
  }

  @Test
  void tellsNoMoreThanSoManyAnHour() {
    Orders orders = telling(Notification.over("alerts").limitedTo(Duration.ZERO, 2));
    breaks();
    for (int i = 0; i < 4; i++) {
      project.run(orders);
    }
    assertThat(heard).hasSize(2);

    project.clock.advance(Duration.ofHours(1));
    project.run(orders);
    assertThat(heard).hasSize(3);
  }

  @Test
  void countsTooManyRejectedRowsAsThresholdForWhomThatConcerns() {
    project.write("data/orders.csv", RunFixture.DIRTY);
    Orders orders =
        telling(
            Notification.over("alerts").on(Event.THRESHOLD),
            Notification.over("alerts").on(Event.RECOVERY));
    orders.failAbove = new BigDecimal("0.1");
    project.run(orders);

    assertThat(heard).hasSize(1);
    assertThat(heard.getFirst().get("event").asText()).isEqualTo("threshold");
    assertThat(heard.getFirst().get("facts").get("error").asText())
        .contains("2 of 4 rows (50 %)", "Nothing was published");
    breaks();
    project.run(orders);
    assertThat(heard).hasSize(1);
  }

  @Test
  void tellsOfTimesThatPassedWithoutARun() {
    Orders orders = telling(Notification.over("alerts").on(Event.LATENESS));
    orders.schedule = Schedule.cron("0 * * * *");
    project.run(orders);
    project.clock.advance(Duration.ofHours(1));
    project.run(orders);
    assertThat(heard).isEmpty();

    project.clock.advance(Duration.ofHours(3));
    project.run(orders);
    assertThat(subjects())
        .containsExactly("[shop/development] orders is late: 2 scheduled times missed");
    assertThat(heard.getFirst().get("facts").get("missed_times").asText())
        .isEqualTo("2026-11-20 14:00:00 UTC, 2026-11-20 15:00:00 UTC");
  }

  @Test
  void tellsOfARunWhoseProcessIsGone() {
    Workbench dying =
        project
            .bench()
            .withCrashPoint(
                point -> {
                  if (point.equals("read:orders:done")) {
                    throw new StackOverflowError();
                  }
                });
    try {
      new Runs(dying).run(telling().checked(), RunRequest.now(), RunListener.NONE);
    } catch (StackOverflowError crash) {
      project.reopenStore();
    }
    project.run(telling());

    assertThat(subjects())
        .containsExactly(
            "[shop/development] orders failed: crashed",
            "[shop/development] orders runs again, after 1 run that did not");
  }

  @Test
  void aReceiverThatDoesNotAnswerFailsNoRunAndHearsItLater() {
    status = 503;
    breaks();
    List<String> warnings = new ArrayList<>();
    RunResult failed =
        project
            .runs()
            .run(
                telling().checked(),
                RunRequest.now(),
                new RunListener() {
                  @Override
                  public void log(Level level, String line) {
                    warnings.add(line);
                  }
                });

    assertThat(failed.run().state()).isEqualTo(RunState.FAILED);
    assertThat(warnings)
        .containsExactly(
            "The notice \"[shop/development] orders failed: missing-columns\" could not be sent:"
                + " The webhook at 127.0.0.1 answers with status 503. Check url of the connection"
                + " alerts. The next run tries again.");
    assertThat(project.slept).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(4));
    assertThat(kept()).containsExactly("FAILURE FAILED");

    status = 200;
    works();
    RunResult completed = project.run(telling());
    assertThat(completed.run().state()).isEqualTo(RunState.COMPLETED);
    assertThat(subjects()).hasSize(2);
    assertThat(kept()).containsExactly("RECOVERY SENT", "FAILURE SENT");
  }

  @Test
  void usesTheWordsOfTheNotification() {
    breaks();
    project.run(
        telling(
            Notification.over("alerts")
                .saying("${notice.pipeline}/${notice.event}", "$${x} ${notice.error_code}!")));

    assertThat(heard.getFirst().get("subject").asText()).isEqualTo("orders/failure");
    assertThat(heard.getFirst().get("text").asText()).isEqualTo("${x} missing-columns!");
  }

  @Test
  void keepsSilentWhenToldTo() {
    breaks();
    Notices notices = project.store().notices();
    project.setting("notifications.send", "false");
    project.run(telling());

    assertThat(subjects()).isEmpty();
    assertThat(notices.list(null, 10)).isEmpty();
  }
}
