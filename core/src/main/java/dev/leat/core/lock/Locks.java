package dev.leat.core.lock;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.core.time.Cancellation;
import dev.leat.core.time.Sleeper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Locks by name that the operating system releases when their process ends, however it ends.
 * Thread-safe.
 *
 * <p>The system's locks belong to a process, and closing any channel of the file gives them up; so
 * threads of one process are kept apart by {@link #HELD}, a held file is not opened a second time,
 * and who holds it stands in a file of its own.
 */
public final class Locks {
  private static final Map<Path, LockHolder> HELD = new ConcurrentHashMap<>();
  private static final Duration POLL = Duration.ofMillis(200);

  private final Path folder;
  private final Sleeper sleeper;

  /** What to do when a lock is held. */
  public enum OnBusy {
    FAIL,
    WAIT
  }

  public Locks(Path folder, Sleeper sleeper) {
    this.folder = folder.toAbsolutePath().normalize();
    this.sleeper = sleeper;
  }

  /**
   * Takes all of these locks or none, in the order of their names, so that two who want the same
   * ones do not wait for each other.
   *
   * @throws LeatException with code {@code locked}, naming the holder, when one is held and not
   *     waited for; with code {@code cancelled} when waiting was cut short
   */
  public Held acquire(
      List<String> names, LockHolder holder, OnBusy onBusy, Cancellation cancellation) {
    List<Held> held = new ArrayList<>();
    try {
      for (String name : new TreeSet<>(names)) {
        held.add(acquire(name, holder, onBusy, cancellation));
      }
      return () -> closeAll(held);
    } catch (RuntimeException failure) {
      closeAll(held);
      throw failure;
    }
  }

  private Held acquire(String name, LockHolder holder, OnBusy onBusy, Cancellation cancellation) {
    while (true) {
      Optional<Held> held = tryAcquire(name, holder);
      if (held.isPresent()) {
        return held.get();
      }
      if (onBusy == OnBusy.FAIL) {
        throw busy(name);
      }
      sleeper.sleep(POLL, cancellation);
      if (cancellation.reason().isPresent()) {
        throw new LeatException(
            "cancelled", ErrorKind.USER, "Cancelled while waiting for " + name + ".");
      }
    }
  }

  private LeatException busy(String name) {
    String who = holder(name).map(LockHolder::toString).orElse("another process");
    return new LeatException(
        "locked",
        ErrorKind.EXTERNAL,
        name + " is in use by " + who + ". Wait for it with --wait, or run again later.");
  }

  /** Takes the lock if nobody holds it. */
  public Optional<Held> tryAcquire(String name, LockHolder holder) {
    Path file = file(name, ".lock");
    if (HELD.putIfAbsent(file, holder) != null) {
      return Optional.empty();
    }
    FileChannel channel = null;
    try {
      Files.createDirectories(folder);
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        release(file, channel);
        return Optional.empty();
      }
      Files.writeString(file(name, ".holder"), holder.line() + "\n", UTF_8);
      FileChannel owned = channel;
      return Optional.of(() -> release(file, owned));
    } catch (IOException failure) {
      release(file, channel);
      throw new LeatException(
          "lock-failed",
          ErrorKind.EXTERNAL,
          "The lock file "
              + file
              + " cannot be used: "
              + failure.getMessage()
              + ". Check that its folder may be written.",
          failure);
    }
  }

  /** Who took that lock last. */
  public Optional<LockHolder> holder(String name) {
    try {
      return Optional.of(LockHolder.parse(Files.readString(file(name, ".holder"), UTF_8)));
    } catch (IOException | RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  private Path file(String name, String suffix) {
    StringBuilder safe = new StringBuilder();
    name.chars()
        .forEach(
            c -> {
              if (c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_')) {
                safe.append((char) c);
              } else {
                safe.append('.').append(Integer.toHexString(c)).append('.');
              }
            });
    return folder.resolve(safe + suffix);
  }

  private static void release(Path file, @Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException failure) {
      throw new LeatException(
          "lock-failed", ErrorKind.EXTERNAL, "The lock file " + file + " did not close.", failure);
    } finally {
      HELD.remove(file);
    }
  }

  private static void closeAll(List<Held> held) {
    held.reversed().forEach(Held::close);
  }

  /** A lock in hand. */
  @FunctionalInterface
  public interface Held extends AutoCloseable {
    @Override
    void close();
  }
}
