// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.consumer.LedgerKey;
import dev.openc2.consumer.LedgerKey.Kind;
import dev.openc2.ledger.LogEntry;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogFormatTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final LedgerKey KEY = new LedgerKey("soc", Kind.REQUEST, "r1");

  private final LogTable table = new LogTable(ZoneOffset.ofHours(2));
  private final LogLines lines = new LogLines();

  private static LogEntry done(@Nullable LedgerKey key, String target, String channel) {
    return new LogEntry(
        NOW,
        key,
        0,
        channel,
        1,
        "deny ipv4_net",
        target,
        false,
        1,
        2,
        0,
        NOW.plusMillis(5),
        NOW.plusMillis(25),
        200,
        200,
        NOW.plusMillis(30),
        false,
        null);
  }

  private static LogEntry waiting(LedgerKey key) {
    return new LogEntry(
        NOW, key, 0, "all", 0, null, null, true, 0, 0, 0, null, null, null, null, null, false,
        null);
  }

  @Test
  void aLineOfTheTableStandsUnderItsHead() {
    assertThat(table.head())
        .isEqualTo(
            "RECEIVED                  FROM         ID           COMMAND                        STATE"
                + "     STATUS  WAITED     RAN  CHANNEL AND REMARKS");
    assertThat(table.line(done(KEY, "10.0.0.1", "oc2/cmd/all")))
        .isEqualTo(
            "2026-01-02T05:04:05+02:00 soc          r1           deny ipv4_net 10.0.0.1         done"
                + "         200     5ms    20ms  oc2/cmd/all, 1 other channel, 1 copy, 2 retries");
  }

  @Test
  void whatIsNotKnownIsADash() {
    assertThat(table.line(waiting(new LedgerKey(null, Kind.CONTENT, "abc"))))
        .isEqualTo(
            "2026-01-02T05:04:05+02:00 -            -            -                              "
                + "waiting        -       -       -  all, no answer wanted");
  }

  @Test
  void whatIsTooLongForItsColumnIsCut() {
    LedgerKey lengthy = new LedgerKey("s".repeat(13), Kind.REQUEST, "r".repeat(12));

    assertThat(table.line(done(lengthy, "x".repeat(100), "all")))
        .contains(" " + "s".repeat(11) + "… " + "r".repeat(12) + " deny ipv4_net xxxxx")
        .contains("x… done");
  }

  @Test
  void whatWasNoMessageIsToldWithTheReason() {
    LogEntry stray =
        new LogEntry(
            NOW,
            new LedgerKey("soc", Kind.MESSAGE, ""),
            0,
            "oc2/cmd/all",
            0,
            null,
            null,
            false,
            0,
            0,
            0,
            null,
            null,
            null,
            400,
            null,
            false,
            "not JSON\u001b[31m");

    assertThat(table.line(stray))
        .startsWith("2026-01-02T05:04:05+02:00 soc          -            -  ")
        .contains(" malformed    400       -       -  oc2/cmd/all, not JSON")
        .doesNotContain("\u001b");
    assertThat(lines.line(stray))
        .contains("\"state\":\"malformed\"", "\"problem\":\"not JSON\\u001b[31m\"");
  }

  // They would colour the terminal, move its cursor, or write a line that never was.
  @Test
  void noControlCharacterReachesTheTerminal() {
    String evil = "\u001b[31m\r\n\u009b2J\u202e\u0000\ud800";
    LogEntry entry = done(new LedgerKey(evil, Kind.REQUEST, evil), "x", evil);

    for (LogFormat format : new LogFormat[] {table, lines}) {
      assertThat(format.line(entry).chars().filter(LogFormatTest::isDangerous)).isEmpty();
    }
  }

  private static boolean isDangerous(int c) {
    return Character.isISOControl(c) || c == 0x202e || Character.isSurrogate((char) c);
  }

  @Test
  void aLineForProgramsHasAllThatIsKnown() {
    assertThat(lines.line(done(KEY, "10.0.0.1", "all")))
        .isEqualTo(
            "{\"received\":\"2026-01-02T03:04:05.678Z\",\"from\":\"soc\",\"requestId\":\"r1\","
                + "\"transfer\":0,\"channel\":\"all\",\"otherChannels\":1,\"command\":\"deny ipv4_net\","
                + "\"target\":\"10.0.0.1\",\"state\":\"done\",\"begun\":\"2026-01-02T03:04:05.683Z\","
                + "\"ended\":\"2026-01-02T03:04:05.703Z\",\"waitedMs\":5,\"ranMs\":20,\"outcome\":200,"
                + "\"status\":200,\"sent\":\"2026-01-02T03:04:05.708Z\",\"owed\":false,"
                + "\"noAnswerWanted\":false,\"copies\":1,\"retries\":2,\"conflicts\":0}");
    assertThat(lines.line(waiting(new LedgerKey(null, Kind.COMMAND, "c\"\\\u00e4"))))
        .contains("\"commandId\":\"c\\\"\\\\\\u00e4\"")
        .doesNotContain("requestId", "from", "begun", "status");
  }
}
