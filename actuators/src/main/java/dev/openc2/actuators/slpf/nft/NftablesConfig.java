// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import dev.openc2.actuator.ActuatorContext;
import dev.openc2.actuators.slpf.Guard;
import dev.openc2.actuators.slpf.Lifelines;
import dev.openc2.actuators.slpf.SlpfSettings;
import dev.openc2.actuators.slpf.SlpfSpecifiers;
import dev.openc2.value.Printable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of {@code slpf=nftables}.
 *
 * @param table the name of our table, of the family {@code inet}; absent means {@value
 *     #DEFAULT_TABLE}. Whatever has this name is ours
 * @param priority the place of our chains among those of others, -400 to 400, the lower the
 *     earlier; absent means {@value #DEFAULT_PRIORITY}, just before the usual filters
 * @param outside the interfaces at which a forwarded packet comes in or goes out; absent means all
 * @param program the program {@code nft}; absent means {@code /usr/sbin/nft}
 * @param netns the network namespace to filter in, as {@code ip netns} names it; absent means our
 *     own
 * @param timeout how long one run of the program may take, at least 100 ms; absent means 10 s
 * @param protect what no denial may hit, each like {@code 192.0.2.0/24}, {@code tcp/22} or {@code
 *     192.0.2.1 tcp/8883}; absent means nothing
 * @param protectBroker whether the connections by which Commands arrive are protected, too; absent
 *     means that they are
 * @param allowWide whether a denial may hit nearly everything; absent means that it may not
 * @param dryRun true to answer what would be done, and do nothing; absent means false
 * @param maxRules how many rules there may be, those included whose time has not come; 1 to 1 000
 *     000; absent means {@value #DEFAULT_MAX_RULES}
 * @param hostname what the specifier {@code hostname} must say to mean it: a host name or an IP
 *     address; absent means that no such specifier does
 * @param namedGroup likewise for {@code named_group}
 * @param assetId likewise for {@code asset_id}
 * @param assetTuple likewise for {@code asset_tuple}: 1 to 10 texts
 * @param ruleFiles the directory whose files {@code update file} may name; absent means that there
 *     is no such Command
 */
public record NftablesConfig(
    @Nullable String table,
    @Nullable Integer priority,
    @Nullable List<String> outside,
    @Nullable Path program,
    @Nullable String netns,
    @Nullable Duration timeout,
    @Nullable List<String> protect,
    @Nullable Boolean protectBroker,
    @Nullable Boolean allowWide,
    @Nullable Boolean dryRun,
    @Nullable Integer maxRules,
    @Nullable String hostname,
    @Nullable String namedGroup,
    @Nullable String assetId,
    @Nullable List<String> assetTuple,
    @Nullable Path ruleFiles) {

  /** The name of the table where none is configured. */
  public static final String DEFAULT_TABLE = "openc2";

  /** The priority where none is configured. */
  public static final int DEFAULT_PRIORITY = -10;

  /** The number of rules where none is configured. */
  public static final int DEFAULT_MAX_RULES = 10_000;

  private static final int RULES_LIMIT = 1_000_000;
  private static final int PRIORITY_LIMIT = 400;
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration MIN_TIMEOUT = Duration.ofMillis(100);
  private static final Path DEFAULT_PROGRAM = Path.of("/usr/sbin/nft");

  /** What nft takes for a name without quotes; a word of its language would need them. */
  private static final Pattern TABLE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}");

  /** What Linux takes for the name of an interface, without what needs quoting. */
  private static final Pattern INTERFACE = Pattern.compile("[A-Za-z0-9_.@:+-]{1,15}");

  private static final Pattern NETNS = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,253}");

  /** Checks each value; throws {@link IllegalArgumentException} naming the key. */
  public NftablesConfig {
    outside = outside == null ? null : List.copyOf(outside);
    assetTuple = assetTuple == null ? null : List.copyOf(assetTuple);
    protect = protect == null ? null : List.copyOf(protect);
    checkProtect(protect);
    check("table", table, TABLE);
    check("netns", netns, NETNS);
    if (outside != null) {
      outside.forEach(name -> check("outside", name, INTERFACE));
    }
    if (priority != null && Math.abs(priority) > PRIORITY_LIMIT) {
      throw new IllegalArgumentException(
          "priority: "
              + priority
              + " is not between -"
              + PRIORITY_LIMIT
              + " and "
              + PRIORITY_LIMIT);
    }
    if (timeout != null && timeout.compareTo(MIN_TIMEOUT) < 0) {
      throw new IllegalArgumentException("timeout: it is shorter than 100ms");
    }
    if (maxRules != null && (maxRules < 1 || maxRules > RULES_LIMIT)) {
      throw new IllegalArgumentException(
          "maxRules: " + maxRules + " is not between 1 and " + RULES_LIMIT);
    }
    SlpfSpecifiers.configured(hostname, namedGroup, assetId, assetTuple);
  }

  /** Everything as it is where nothing is configured. */
  public static NftablesConfig defaults() {
    return new NftablesConfig(
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null);
  }

  private static void checkProtect(@Nullable List<String> protect) {
    try {
      Guard.of(protect == null ? List.of() : protect, Lifelines.NONE, true);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("protect: " + e.getMessage(), e);
    }
  }

  private static void check(String key, @Nullable String value, Pattern pattern) {
    if (value != null && !pattern.matcher(value).matches()) {
      throw new IllegalArgumentException(
          key + ": " + Printable.quote(value) + " is not a name that can be used there");
    }
  }

  Layout layout() {
    return new Layout(
        table == null ? DEFAULT_TABLE : table,
        priority == null ? DEFAULT_PRIORITY : priority,
        outside == null ? List.of() : outside);
  }

  TableName tableName() {
    return new TableName(layout().table(), netns);
  }

  NftProgram nft() {
    return new NftProgram(
        program == null ? DEFAULT_PROGRAM : program,
        netns,
        timeout == null ? DEFAULT_TIMEOUT : timeout);
  }

  SlpfSettings settings(ActuatorContext context) {
    Lifelines lifelines =
        Boolean.FALSE.equals(protectBroker)
            ? Lifelines.NONE
            : new Lifelines(context.lifelines(), context.clock());
    return new SlpfSettings(
        SlpfSpecifiers.configured(hostname, namedGroup, assetId, assetTuple),
        maxRules == null ? DEFAULT_MAX_RULES : maxRules,
        Guard.of(protect == null ? List.of() : protect, lifelines, Boolean.TRUE.equals(allowWide)),
        Boolean.TRUE.equals(dryRun),
        ruleFiles);
  }
}
