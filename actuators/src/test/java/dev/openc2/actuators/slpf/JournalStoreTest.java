// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openc2.actuators.slpf.StoreEntry.Added;
import dev.openc2.actuators.slpf.StoreEntry.Done;
import dev.openc2.actuators.slpf.StoreEntry.Forgotten;
import dev.openc2.actuators.slpf.StoreEntry.Removed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is there again at the next start, all of it or nothing. */
class JournalStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-21T19:00:00Z");
  private static final CommandKey KEY = new CommandKey("0123456789abcdef");

  private final Path directory;
  private final Path file;

  JournalStoreTest(@TempDir Path directory) {
    this.directory = directory;
    this.file = directory.resolve(JournalStore.FILE);
  }

  private static StoredRule stored(String line) {
    return new StoredRule(RuleText.parse(line, null), NOW, null, NOW.plusSeconds(60));
  }

  private static StoredRule stored(long number) {
    return stored("deny ipv4_net 192.0.2.0/24 number=" + number);
  }

  private List<StoredRule> reopened() {
    try (RuleStore store = RuleStore.in(directory)) {
      return List.copyOf(store.rules());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deny ipv4_net 192.0.2.7 number=1",
        "allow ipv6_net 2001:db8::/32 number=-5 direction=ingress persistent=false",
        "deny ipv4_connection protocol=tcp,src_addr=192.0.2.0/24,src_port=1,dst_addr=198.51.100.7,"
            + "dst_port=443 number=9007199254740991 drop_process=reject",
        "deny ipv6_connection protocol=icmp number=3 owner=a+b%0Ac%22 command=0123456789abcdef"
      })
  void everyRuleIsReadAsItWasWritten(String line) {
    StoredRule stored = stored(line);
    try (RuleStore store = RuleStore.in(directory)) {
      store.write(List.of(new Added(stored)));
    }

    assertThat(reopened()).containsExactly(stored);
  }

  @Test
  void whatIsRemovedIsGoneAndItsNumberIsNotForgotten() {
    try (RuleStore store = RuleStore.in(directory)) {
      store.write(List.of(new Added(stored(7)), new Added(stored(8))));
      store.write(List.of(new Removed(new RuleNumber(8), null)));
    }

    try (RuleStore store = RuleStore.in(directory)) {
      assertThat(store.rules()).containsExactly(stored(7));
      assertThat(store.nextNumber()).isEqualTo(9);
    }
  }

  @Test
  void whatCommandsHaveComeToIsKnownAfterwards() {
    CommandKey other = new CommandKey("fedcba9876543210");
    StoredRule ofCommand = stored("deny ipv4_net 192.0.2.7 number=4 command=" + KEY);
    try (RuleStore store = RuleStore.in(directory)) {
      store.write(List.of(new Added(ofCommand)));
      store.write(List.of(new Removed(new RuleNumber(4), other)));
    }

    try (RuleStore store = RuleStore.in(directory)) {
      assertThat(store.outcome(KEY)).contains(new Done(KEY, new RuleNumber(4)));
      assertThat(store.outcome(other)).contains(new Done(other, null));
      store.write(List.of(new Forgotten(KEY)));
    }
    try (RuleStore store = RuleStore.in(directory)) {
      assertThat(store.outcome(KEY)).isEmpty();
    }
  }

  @Test
  void ofWhatBelongsTogetherNothingIsReadIfTheEndIsMissing() throws IOException {
    try (RuleStore store = RuleStore.in(directory)) {
      store.write(List.of(new Added(stored(1))));
      store.write(List.of(new Removed(new RuleNumber(1), null), new Added(stored(2))));
    }
    byte[] whole = Files.readAllBytes(file);
    int lastLine = new String(whole, java.nio.charset.StandardCharsets.UTF_8).lastIndexOf(" +");
    for (int length = whole.length - 1; length > lastLine; length -= 9) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));

      assertThat(reopened()).as("%s of %s octets", length, whole.length).containsExactly(stored(1));
    }
  }

  @Test
  void damageIsRefusedWithItsLine() throws IOException {
    try (RuleStore store = RuleStore.in(directory)) {
      store.write(List.of(new Added(stored(1))));
      store.write(List.of(new Added(stored(2))));
    }
    Files.writeString(file, Files.readString(file).replace("number=1 ", "number=3 "));

    assertThatThrownBy(this::reopened)
        .isInstanceOf(PacketFilterException.class)
        .hasMessageContaining("line 3 is damaged");
  }

  @Test
  void whatIsNoStoreIsRefusedAndLeftAlone() throws IOException {
    Files.writeString(file, "something else\n");

    assertThatThrownBy(this::reopened).isInstanceOf(PacketFilterException.class);

    assertThat(file).hasContent("something else\n");
  }

  @Test
  void theFileDoesNotGrowWithoutEnd() throws IOException {
    try (RuleStore store = RuleStore.in(directory)) {
      for (int i = 1; i <= 3_000; i++) {
        store.write(List.of(new Added(stored(i)), new Removed(new RuleNumber(i), null)));
      }
    }

    assertThat(Files.readAllLines(file)).hasSizeLessThan(2_100);
    assertThat(reopened()).isEmpty();
  }

  @Test
  void onlyTheOwnerMayReadIt() throws IOException {
    assertThat(reopened()).isEmpty();

    assertThat(
            java.nio.file.attribute.PosixFilePermissions.toString(
                Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aStoreThatCannotBeWrittenSaysSoAndIsWhatItWas() throws IOException {
    RuleStore store = RuleStore.in(directory);
    store.close();
    Files.delete(file);
    Files.delete(directory.resolve("rules.lock"));
    Files.delete(directory);

    assertThatThrownBy(() -> store.write(List.of(new Added(stored(1)))))
        .isInstanceOf(PacketFilterException.class);

    assertThat(store.rules()).isEmpty();
    Files.createDirectory(directory);
    assertThatCode(() -> store.write(List.of(new Added(stored(2))))).doesNotThrowAnyException();
    assertThat(reopened()).containsExactly(stored(2));
  }

  @Test
  void whatWasAppendedByHandIsRefused() throws IOException {
    assertThat(reopened()).isEmpty();
    Files.writeString(file, "+ deny ipv4_net 192.0.2.0/24 number=1\n", StandardOpenOption.APPEND);

    assertThatThrownBy(this::reopened).hasMessageContaining("checksum");
  }
}
