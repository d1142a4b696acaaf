// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.progress;

import dev.openc2.type.WordType;

/** How far a Command has got. */
public enum Stage {
  /** It waits for its turn. */
  WAITING("waiting"),
  /** It was taken on and waits for its start time. */
  SCHEDULED("scheduled"),
  /** It is being run. */
  RUNNING("running"),
  /** It has ended, well or not; a refusal is an end too. */
  FINISHED("finished"),
  /** It was called off: nothing of it takes effect any more. */
  CANCELLED("cancelled");

  static final WordType<Stage> TYPE = WordType.of("Stage", values(), Stage::wireName);

  private final String wireName;

  Stage(String wireName) {
    this.wireName = wireName;
  }

  /** The name on the wire. */
  public String wireName() {
    return wireName;
  }

  /** True if nothing more happens. */
  public boolean isOver() {
    return this == FINISHED || this == CANCELLED;
  }
}
