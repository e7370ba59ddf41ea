package dev.leat.notify;

import dev.leat.api.problem.LeatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Trust in the certificates of a PEM file, and in no others. */
final class Trust {
  private Trust() {}

  /**
   * A context that trusts the file's certificates.
   *
   * @throws LeatException of kind user when the file holds none
   */
  static SSLContext in(Path file, String connection) {
    try (InputStream pem = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        store.setCertificateEntry("certificate-" + number++, certificate);
      }
      if (number == 0) {
        throw unreadable(file, connection, "it holds no certificate");
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException failure) {
      throw unreadable(file, connection, failure.toString());
    }
  }

  private static LeatException unreadable(Path file, String connection, String why) {
    return LeatException.user(
        "bad-certificate",
        "The certificate "
            + file
            + " of the connection "
            + connection
            + " cannot be used: "
            + why
            + ". Give a PEM file.");
  }
}
