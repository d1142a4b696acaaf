// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.message;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be done (oc2ls v1.0 §3.3.1.1). The list is closed: actions are never extended
 * (§3.1.4).
 */
public enum Action {
  /** Look over the target systematically. */
  SCAN("scan", 1),
  /** Find the target. */
  LOCATE("locate", 2),
  /** Ask for information. */
  QUERY("query", 3),
  /** Prevent the target from going on or getting through. */
  DENY("deny", 6),
  /** Isolate the target. */
  CONTAIN("contain", 7),
  /** Permit the target. */
  ALLOW("allow", 8),
  /** Start the target. */
  START("start", 9),
  /** Halt the target. */
  STOP("stop", 10),
  /** Stop and start the target. */
  RESTART("restart", 11),
  /** Invalidate an action that was requested before. */
  CANCEL("cancel", 14),
  /** Change a value or state. */
  SET("set", 15),
  /** Install or refresh what the target names. */
  UPDATE("update", 16),
  /** Change where the flow goes. */
  REDIRECT("redirect", 18),
  /** Add the target. */
  CREATE("create", 19),
  /** Remove the target. */
  DELETE("delete", 20),
  /** Run and observe the target in a safe place. */
  DETONATE("detonate", 22),
  /** Bring back to a known state. */
  RESTORE("restore", 23),
  /** Duplicate the target. */
  COPY("copy", 28),
  /** Have a human or a system look into the target. */
  INVESTIGATE("investigate", 30),
  /** Have the target's vulnerability or attack dealt with. */
  REMEDIATE("remediate", 32);

  private static final Map<String, Action> BY_NAME = new HashMap<>();

  static {
    for (Action action : values()) {
      BY_NAME.put(action.wireName, action);
    }
  }

  private final String wireName;
  private final int id;

  Action(String wireName, int id) {
    this.wireName = wireName;
    this.id = id;
  }

  /** The name on the wire. */
  public String wireName() {
    return wireName;
  }

  /** The number in the specification. */
  public int id() {
    return id;
  }

  /** The action with this wire name, if there is one. */
  public static Optional<Action> of(String wireName) {
    return Optional.ofNullable(BY_NAME.get(wireName));
  }
}
