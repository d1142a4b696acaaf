// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.profile;

import dev.openc2.OpenC2Exception;
import dev.openc2.message.Args;
import dev.openc2.message.Command;
import dev.openc2.message.ResponseRequested;
import dev.openc2.value.StatusCode;

/** What the language demands of a Command beyond its types, for whoever has such a Command. */
public final class LanguageRules {

  private LanguageRules() {}

  /**
   * Throws {@link OpenC2Exception} with a 400 if the Command is {@code query features} with an
   * argument: it takes none but {@code response_requested: complete} (oc2ls v1.0 §4.1).
   *
   * @param mayBeSilent true to let {@code none} pass, to which nothing is answered
   */
  public static void checkFeatureQuery(Command command, boolean mayBeSilent) {
    Args args = command.args();
    if (command.isFeatureQuery()
        && !args.areOnly(ResponseRequested.COMPLETE)
        && !(mayBeSilent && args.areOnly(ResponseRequested.NONE))) {
      throw new OpenC2Exception(
          StatusCode.BAD_REQUEST,
          "query features takes no argument but response_requested: complete");
    }
  }
}
