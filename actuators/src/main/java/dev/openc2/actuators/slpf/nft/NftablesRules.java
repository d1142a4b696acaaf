// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import dev.openc2.actuators.slpf.PacketFilterException;
import dev.openc2.actuators.slpf.RuleFlush;
import dev.openc2.actuators.slpf.RuleStore;
import dev.openc2.actuators.slpf.RuleSurvey;
import dev.openc2.actuators.slpf.StoredRule;
import dev.openc2.actuators.slpf.SurveyedRule;
import dev.openc2.actuators.slpf.SurveyedRule.Presence;
import dev.openc2.actuators.slpf.nft.NftProgram.Output;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * The rules of {@code slpf=nftables} for whoever looks after the device: also while the program
 * that has them runs, which goes on. Each method may block for as long as {@code nft} takes.
 */
public final class NftablesRules {

  private final NftablesConfig config;
  private final Path directory;

  /**
   * Those of an actuator.
   *
   * @param config how it is configured
   * @param directory its part of the state directory
   * @throws PacketFilterException if there is no store, or it is that of another table
   */
  public NftablesRules(NftablesConfig config, Path directory) {
    this.config = config;
    this.directory = directory;
    config.tableName().checkIsThatOf(directory);
  }

  /** The table, as people call it: {@code inet openc2}. */
  public String table() {
    return config.tableName().toString();
  }

  /** How many rules there are, those included whose start is ahead. */
  public int count() {
    return RuleStore.read(directory).size();
  }

  /**
   * Compares store and kernel, and changes nothing.
   *
   * @throws PacketFilterException if the store cannot be read; a kernel that cannot be asked is
   *     told of in the survey
   */
  public RuleSurvey survey() {
    List<StoredRule> stored =
        RuleStore.read(directory).stream()
            .sorted(Comparator.comparing((StoredRule rule) -> rule.rule().number()))
            .toList();
    Listing listing;
    try {
      listing = listing();
    } catch (PacketFilterException e) {
      return new RuleSurvey(
          stored.stream().map(rule -> new SurveyedRule(rule, presenceUnasked(rule), null)).toList(),
          List.of(),
          String.valueOf(e.getMessage()));
    }
    return new Comparison(listing, stored).survey(config.layout(""));
  }

  private static Presence presenceUnasked(StoredRule rule) {
    return rule.start() == null ? Presence.UNKNOWN : Presence.WAITING;
  }

  private Listing listing() {
    Output output = config.nft().run("", "-j", "list", "table", "inet", config.layout("").table());
    if (output.isAbsent()) {
      return Listing.NOTHING;
    }
    if (!output.isOk()) {
      throw new PacketFilterException(output.reason());
    }
    return Listing.parse(output.text());
  }

  /**
   * Removes all rules from kernel and store, those included whose start is ahead; returns how many.
   * A program that has them does it itself; else the store is locked meanwhile.
   *
   * @throws PacketFilterException if that fails; the rules are what they were before, unless it
   *     says that this is not known
   */
  public int flush() {
    return RuleFlush.run(directory, () -> new NftablesFilter(config.nft(), config.layout("")));
  }
}
