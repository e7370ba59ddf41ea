package dev.leat.testing.snowflake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;

/**
 * The token that key-pair authentication expects of a user.
 *
 * @param key the one registered for the user
 */
record JsonWebToken(String account, String user, PublicKey key) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Whether a token names this account, user and key, is signed by it and not expired. */
  boolean isValid(String token, Instant now) {
    String[] parts = token.split("\\.");
    if (parts.length != 3) {
      return false;
    }
    try {
      Base64.Decoder base64 = Base64.getUrlDecoder();
      JsonNode header = JSON.readTree(base64.decode(parts[0]));
      JsonNode claims = JSON.readTree(base64.decode(parts[1]));
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(key);
      signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
      String subject = account.toUpperCase(Locale.ROOT) + "." + user;
      return header.path("alg").asText().equals("RS256")
          && claims.path("sub").asText().equals(subject)
          && claims.path("iss").asText().equals(subject + "." + fingerprint())
          && claims.path("exp").asLong() > now.getEpochSecond()
          && signature.verify(base64.decode(parts[2]));
    } catch (GeneralSecurityException | IllegalArgumentException | IOException _) {
      return false;
    }
  }

  private String fingerprint() throws GeneralSecurityException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
    return "SHA256:" + Base64.getEncoder().encodeToString(hash);
  }
}
