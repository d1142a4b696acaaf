// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.target;

import org.jspecify.annotations.Nullable;

/** A process on the device (oc2ls v1.0 §3.4.1.15); at least one part is there. */
public record ProcessTarget(
    @Nullable Long pid,
    @Nullable String processName,
    @Nullable String cwd,
    @Nullable FileTarget executable,
    @Nullable ProcessTarget parent,
    @Nullable String commandLine)
    implements Target {

  /** The name in the language. */
  public static final String NAME = "process";

  /** Checks the pid and that there is a part at all. */
  public ProcessTarget {
    if (pid == null
        && processName == null
        && cwd == null
        && executable == null
        && parent == null
        && commandLine == null) {
      throw new IllegalArgumentException(
          "a process needs at least one of pid, name, cwd, executable, parent, command_line");
    }
    if (pid != null && pid < 0) {
      throw new IllegalArgumentException("pid: " + pid + " is negative");
    }
  }

  @Override
  public String name() {
    return NAME;
  }
}
