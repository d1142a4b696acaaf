// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes out of what {@code nft monitor} tells whether a transaction of the kernel has changed our
 * table and was somebody else's. It is ours if one of our processes made it. In a container the
 * kernel's number of a process is not the one that we know: then it is ours if it does what we
 * expect. One thread.
 */
final class Transaction {

  private static final Pattern END =
      Pattern.compile("# new generation \\d+ by process (\\d{1,18}) .*");

  /** Some of what the kernel had to tell did not reach us. */
  private static final String LOST = "# ERROR";

  private final Pattern ourTable;
  private final Pattern newLookUp;
  private boolean isUnexpected;
  private boolean isNewSet;
  private boolean isExpected;
  private long process;

  Transaction(String table) {
    this.ourTable = Pattern.compile("[a-z]+ [a-z]+ inet " + table + "( .*)?");
    this.newLookUp = Pattern.compile("(add set|add rule|insert rule) inet " + table + " .*");
  }

  /** Takes a line; true if it is the last one of a transaction. */
  boolean hear(String line, Expectation expectation) {
    Matcher end = END.matcher(line);
    if (end.matches()) {
      process = Long.parseLong(end.group(1));
      return true;
    }
    if (expectation.hear(line)) {
      isExpected = true;
    } else if (newLookUp.matcher(line).matches()) {
      isNewSet = true;
    } else if (ourTable.matcher(line).matches()) {
      isUnexpected = true;
    }
    if (line.startsWith(LOST)) {
      isUnexpected = true;
      process = -1;
      return true;
    }
    return false;
  }

  /** True if the transaction that has just ended was somebody else's; the next one begins. */
  boolean isForeign(NftProgram nft) {
    // We never make a set without an element.
    boolean isForeign = (isUnexpected || (isNewSet && !isExpected)) && !nft.isOurs(process);
    isUnexpected = false;
    isNewSet = false;
    isExpected = false;
    return isForeign;
  }
}
