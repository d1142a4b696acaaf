// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.report;

import dev.openc2.producer.Outcome;
import dev.openc2.producer.Responder;

/** Shows an exchange while it goes on and when it is over. */
public interface ExchangeView {

  /** A responder has changed. */
  void changed(Responder responder);

  /** It is over; nothing changes any more. */
  void finished(Outcome outcome);
}
