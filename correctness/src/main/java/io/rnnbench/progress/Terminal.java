package io.rnnbench.progress;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;

/** Asks the C library what Java does not tell: whether stderr is a terminal. */
interface Terminal extends Library {
  int STDERR = 2;

  int isatty(int descriptor);

  /** Whether someone looks at stderr; on Windows, where the question differs, no. */
  static boolean isStderr() {
    return !Platform.isWindows() && Native.load("c", Terminal.class).isatty(STDERR) != 0;
  }
}
