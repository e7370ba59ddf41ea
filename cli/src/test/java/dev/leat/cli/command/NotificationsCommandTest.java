package dev.leat.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.leat.cli.ExitCode;
import dev.leat.cli.TestProject;
import dev.leat.cli.TestProject.Output;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotificationsCommandTest {
  private static final String PIPELINE =
      """
      notifications:
        - connection: chat
      sources:
        orders:
          files: data/orders.csv
          columns:
            id: bigint
      tables:
        total:
          sql: select count(*) as total from orders
          to:
            files: output/total.csv
      """;

  @TempDir Path folder;
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private TestProject project;

  @BeforeEach
  void makeProject() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          heard.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    project =
        TestProject.empty(folder)
            .write(
                "leat.yaml",
                """
                name: shop
                connections:
                  chat:
                    type: webhook
                    url: ${secret:CHAT}
                """)
            .write(".leat/secrets/CHAT", "http://127.0.0.1:" + server.getAddress().getPort() + "/x")
            .write("pipelines/orders/pipeline.yaml", PIPELINE);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void listsWhatWasToldOfAFailingRun() {
    assertThat(project.leat("notifications", "list").out())
        .isEqualTo("Nobody was told anything yet.\n");

    project.write("data/orders.csv", "other\n1\n");
    assertThat(project.leat("run", "orders").exitCode()).isEqualTo(ExitCode.FAILED);

    assertThat(heard).singleElement().asString().contains("\"error_code\":\"missing-columns\"");
    assertThat(project.leat("notifications", "list").out())
        .contains("chat")
        .contains("[shop/development] orders failed: missing-columns")
        .contains("sent");
    assertThat(project.leat("notifications", "list", "orders", "--output", "json").out())
        .contains("\"status\" : \"sent\"");
  }

  @Test
  void sendsASample() {
    Output output = project.leat("notifications", "test", "orders", "--event", "RECOVERY");

    assertThat(output.out()).isEqualTo("Sent a sample over chat.\n");
    assertThat(heard).singleElement().asString().contains("\"event\":\"recovery\"");
    assertThat(project.leat("notifications", "list").out())
        .isEqualTo("Nobody was told anything yet.\n");
  }

  @Test
  void saysWhyASampleCannotBeSent() {
    server.stop(0);
    Output output = project.leat("notifications", "test", "orders");

    assertThat(output.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(output.err())
        .contains("The webhook at 127.0.0.1 does not answer")
        .contains("Check url of the connection chat.")
        .doesNotContain("/x");
  }

  @Test
  void refusesToSendForAPipelineThatTellsNobody() {
    project.write(
        "pipelines/orders/pipeline.yaml", PIPELINE.substring(PIPELINE.indexOf("sources:")));

    assertThat(project.leat("notifications", "test", "orders").err())
        .contains("orders tells nobody anything.");
  }
}
