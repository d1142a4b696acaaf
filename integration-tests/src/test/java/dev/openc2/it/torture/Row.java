// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.torture;

/** What is counted; printed in this order. */
enum Row {
  COMMANDS("commands sent", false),
  JUNK("junk sent", false),
  HANDED_OVER("handed over by the broker", false),
  RUN("run", false),
  REFUSED("answered as not run", false),
  IN_DOUBT("in doubt", false),
  EXPIRED("expired in silence", false),
  FORGOTTEN("forgotten by the broker", false),
  ASKED_AGAIN("answered when asked again", false),
  KILLS("kills", false),
  STOPS("stops in order", false),
  BROKER_RESTARTS("broker restarts", false),
  CUTS("cuts", false),
  CLOCK_JUMPS("clock jumps", false),
  SECONDS("seconds", false),
  RUN_TWICE("RUN TWICE", true),
  LOST("LOST", true),
  WRONG("WRONGLY ANSWERED", true),
  LATE("RUN TOO LATE", true),
  UNANSWERED("NOT ANSWERED", true),
  DEAF("DEAF", true);

  private final String text;
  private final boolean mistake;

  /**
   * @param mistake true if the only good number is 0
   */
  Row(String text, boolean mistake) {
    this.text = text;
    this.mistake = mistake;
  }

  String text() {
    return text;
  }

  boolean isMistake() {
    return mistake;
  }
}
