package io.rnnbench.cli.file;

import io.rnnbench.shell.UsageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;

/** Lets one command at a time write into a directory; a command that is killed holds nothing. */
public final class OneAtATime {
  private static final String LOCK = ".lock";

  private OneAtATime() {}

  /**
   * Does work in a directory, alone.
   *
   * @throws UsageException where another command is at work in it, or it can't be written to
   */
  public static <T> T in(Path directory, Callable<T> work) {
    ResultFile.requireWritable(directory);
    Path file = directory.resolve(LOCK);
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw busy(directory);
      }
      try {
        return work.call();
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (OverlappingFileLockException e) {
      throw busy(directory);
    } catch (IOException e) {
      throw new UsageException(directory + ": can't be locked (" + e.getMessage() + ")");
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static UsageException busy(Path directory) {
    return new UsageException(
        directory
            + ": another command is at work in it; wait for its end, or give --out another"
            + " directory");
  }
}
