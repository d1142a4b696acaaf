// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.er;

import dev.openc2.type.WordType;
import java.util.Locale;

/** Whether an account can be used (er v1.0 Table 2.1.4-2). */
public enum AccountStatus {
  /** It can. */
  ENABLED,
  /** It cannot. */
  DISABLED;

  static final WordType<AccountStatus> TYPE =
      WordType.of("Account-Status", values(), AccountStatus::wireName);

  /** The name on the wire. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
