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
    return builder().build();
  }

  /** A builder in which nothing is configured. */
  public static Builder builder() {
    return new Builder();
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

  Layout layout(String owner) {
    return new Layout(
        table == null ? DEFAULT_TABLE : table,
        priority == null ? DEFAULT_PRIORITY : priority,
        outside == null ? List.of() : outside,
        owner);
  }

  boolean isDryRun() {
    return Boolean.TRUE.equals(dryRun);
  }

  TableName tableName() {
    return new TableName(layout("").table(), netns);
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
            : new Lifelines(context.lifelines(), context.clock(), Workers.one("slpf-lifelines"));
    lifelines.prepare();
    return new SlpfSettings(
        SlpfSpecifiers.configured(hostname, namedGroup, assetId, assetTuple),
        maxRules == null ? DEFAULT_MAX_RULES : maxRules,
        Guard.of(protect == null ? List.of() : protect, lifelines, Boolean.TRUE.equals(allowWide)),
        isDryRun(),
        ruleFiles);
  }

  /** Collects the values; what is not set has the default. Not thread-safe. */
  public static final class Builder {

    private @Nullable String table;
    private @Nullable Integer priority;
    private @Nullable List<String> outside;
    private @Nullable Path program;
    private @Nullable String netns;
    private @Nullable Duration timeout;
    private @Nullable List<String> protect;
    private @Nullable Boolean protectBroker;
    private @Nullable Boolean allowWide;
    private @Nullable Boolean dryRun;
    private @Nullable Integer maxRules;
    private @Nullable String hostname;
    private @Nullable String namedGroup;
    private @Nullable String assetId;
    private @Nullable List<String> assetTuple;
    private @Nullable Path ruleFiles;

    private Builder() {}

    /** The name of our table; default {@value NftablesConfig#DEFAULT_TABLE}. */
    public Builder table(String value) {
      table = value;
      return this;
    }

    /** The place of our chains; default {@value NftablesConfig#DEFAULT_PRIORITY}. */
    public Builder priority(int value) {
      priority = value;
      return this;
    }

    /** The interfaces at which a forwarded packet comes in or goes out; default all. */
    public Builder outside(List<String> value) {
      outside = value;
      return this;
    }

    /** The program {@code nft}; default {@code /usr/sbin/nft}. */
    public Builder program(Path value) {
      program = value;
      return this;
    }

    /** The network namespace to filter in; default our own. */
    public Builder netns(String value) {
      netns = value;
      return this;
    }

    /** How long one run of the program may take; default 10 s. */
    public Builder timeout(Duration value) {
      timeout = value;
      return this;
    }

    /** What no denial may hit; default nothing. */
    public Builder protect(List<String> value) {
      protect = value;
      return this;
    }

    /** Whether the connections by which Commands arrive are protected; default they are. */
    public Builder protectBroker(boolean value) {
      protectBroker = value;
      return this;
    }

    /** Whether a denial may hit nearly everything; default not. */
    public Builder allowWide(boolean value) {
      allowWide = value;
      return this;
    }

    /** Whether it only tells what it would do; default not. */
    public Builder dryRun(boolean value) {
      dryRun = value;
      return this;
    }

    /** How many rules there may be; default {@value NftablesConfig#DEFAULT_MAX_RULES}. */
    public Builder maxRules(int value) {
      maxRules = value;
      return this;
    }

    /** What the specifier {@code hostname} must say; default none does. */
    public Builder hostname(String value) {
      hostname = value;
      return this;
    }

    /** What the specifier {@code named_group} must say; default none does. */
    public Builder namedGroup(String value) {
      namedGroup = value;
      return this;
    }

    /** What the specifier {@code asset_id} must say; default none does. */
    public Builder assetId(String value) {
      assetId = value;
      return this;
    }

    /** What the specifier {@code asset_tuple} must say; default none does. */
    public Builder assetTuple(List<String> value) {
      assetTuple = value;
      return this;
    }

    /** The directory whose files {@code update file} may name; default there is none. */
    public Builder ruleFiles(Path value) {
      ruleFiles = value;
      return this;
    }

    /** The configuration; throws {@link IllegalArgumentException} naming the key of a bad value. */
    public NftablesConfig build() {
      return new NftablesConfig(
          table,
          priority,
          outside,
          program,
          netns,
          timeout,
          protect,
          protectBroker,
          allowWide,
          dryRun,
          maxRules,
          hostname,
          namedGroup,
          assetId,
          assetTuple,
          ruleFiles);
    }
  }
}
