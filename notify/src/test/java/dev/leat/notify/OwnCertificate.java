package dev.leat.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A key and the certificate for it that a server of one's own would show, for localhost.
 *
 * @param keyStore both, in PKCS #12
 * @param pem the certificate
 */
record OwnCertificate(Path keyStore, Path pem) {
  static final String PASSWORD = "changeit";

  static OwnCertificate make(Path folder) throws IOException, InterruptedException {
    OwnCertificate made =
        new OwnCertificate(folder.resolve("server.p12"), folder.resolve("server.pem"));
    made.keytool(
        "-genkeypair",
        "-alias",
        "server",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "SAN=dns:localhost,ip:127.0.0.1",
        "-validity",
        "365");
    made.keytool("-exportcert", "-rfc", "-alias", "server", "-file", made.pem.toString());
    return made;
  }

  private void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("-keystore", keyStore.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }
}
