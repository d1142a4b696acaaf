// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import dev.openc2.actuators.slpf.Direction;
import dev.openc2.actuators.slpf.Drift;
import dev.openc2.actuators.slpf.DropProcess;
import dev.openc2.actuators.slpf.FilterFeatures;
import dev.openc2.actuators.slpf.FilterRule;
import dev.openc2.actuators.slpf.PacketFilter;
import dev.openc2.actuators.slpf.PacketFilterException;
import dev.openc2.actuators.slpf.RuleChange;
import dev.openc2.actuators.slpf.RuleNumber;
import dev.openc2.actuators.slpf.Traffic;
import dev.openc2.actuators.slpf.nft.Listing.Mark;
import dev.openc2.actuators.slpf.nft.NftProgram.Output;
import dev.openc2.actuators.slpf.nft.Tenants.Move;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Enforces rules by the packet filter of Linux. Every change is one transaction of the kernel, and
 * is read back before it counts.
 */
final class NftablesFilter implements PacketFilter {

  private static final Logger LOGGER = LoggerFactory.getLogger(NftablesFilter.class);

  /** Up to so many places are listened for, more are read back by a listing of the table. */
  private static final int FEW = 4;

  /**
   * Nobody acknowledges a packet that was not delivered: a filter without state cannot lie well.
   */
  private static final FilterFeatures FEATURES =
      new FilterFeatures(
          FilterFeatures.ALL.targets(),
          Set.of(Direction.values()),
          Set.of(DropProcess.NONE, DropProcess.REJECT),
          true);

  /**
   * How many empty sets are kept: a packet has to pass each of them, and who denies and deletes
   * could ask for any number of kinds.
   */
  private static final int MAX_IDLE = 64;

  /** The kernel tells of a change while it makes it: who has not heard by then asks. */
  private static final long HEARING_MILLIS = 100;

  private final NftProgram nft;
  private final Layout layout;
  private final KernelWatch watch;

  /** What is in force. */
  private Tenants tenants = Tenants.of(List.of(), mark -> false);

  /** Whether the kernel may have something else, because a change was cut off. */
  private boolean isUncertain;

  /** The names of the sets that the table has. */
  private Set<String> sets = new HashSet<>();

  /** With more sets than this the table is made anew, without those that are empty. */
  private int crowd = MAX_IDLE;

  NftablesFilter(NftProgram nft, Layout layout) {
    this.nft = nft;
    this.layout = layout;
    this.watch = new KernelWatch(nft, layout.table());
  }

  @Override
  public FilterFeatures features() {
    return FEATURES;
  }

  @Override
  public boolean isBlank() {
    Output output = list();
    return output.isAbsent();
  }

  /**
   * Has the kernel check the empty table, without making it.
   *
   * @throws PacketFilterException if the program is not there or may not do it
   */
  void check() {
    Output output = nft.run(String.join("\n", layout.create()) + "\n", "-c", "-f", "-");
    if (!output.isOk()) {
      throw new PacketFilterException(output.reason());
    }
  }

  private Output list() {
    Output output = nft.run("", "-j", "list", "table", "inet", layout.table());
    if (!output.isOk() && !output.isAbsent()) {
      throw new PacketFilterException(output.reason());
    }
    return output;
  }

  private Listing listing() {
    Output output = list();
    return output.isAbsent() ? Listing.NOTHING : Listing.parse(output.text());
  }

  private Inspection inspect() {
    return new Inspection(layout, listing());
  }

  @Override
  public void listen(Runnable listener) {
    watch.listen(listener);
  }

  @Override
  public Drift restore(Collection<FilterRule> rules) {
    watch.start();
    long known = watch.disturbances();
    Inspection before = inspect();
    before.checkIsOurs();
    Tenants wanted = before.tenants(rules);
    Drift drift = before.drift(wanted);
    if (drift.isNone() && !drift.isFrameBroken()) {
      take(wanted, before.sets());
    } else {
      rebuild(wanted);
    }
    isUncertain = false;
    watch.settle(known);
    return drift;
  }

  /**
   * Takes note of what there is, without changing anything.
   *
   * @param meant the rules that may be there
   */
  void observe(Collection<FilterRule> meant) {
    Inspection now = inspect();
    now.checkIsOurs();
    Tenants wanted = now.tenants(meant);
    isUncertain = !now.agrees(wanted);
    take(wanted, now.sets());
  }

  /**
   * Makes the whole table anew, in one transaction: the kernel takes all of it or, with an error,
   * nothing. If it cannot be read back, the next change makes what was known before.
   */
  private void rebuild(Tenants wanted) {
    Set<String> made = new HashSet<>();
    List<String> script = scriptOfAll(wanted, made);
    // Until it is read back; also if this is a part of a change that is to be undone.
    isUncertain = true;
    Output output = apply(script);
    if (!output.isOk()) {
      throw new PacketFilterException(output.reason());
    }
    long known = watch.disturbances();
    if (!inspect().agrees(wanted)) {
      throw new PacketFilterException("the kernel does not have the rules that it has accepted");
    }
    take(wanted, made);
    isUncertain = false;
    watch.settle(known);
  }

  private List<String> scriptOfAll(Tenants wanted, Set<String> made) {
    List<String> script = new ArrayList<>(layout.create());
    wanted
        .elements()
        .forEach(
            (place, comment) -> {
              if (made.add(place.setName())) {
                script.addAll(layout.createSet(place.shape()));
              }
              script.add(layout.addElement(place, comment));
            });
    return script;
  }

  private void take(Tenants now, Set<String> names) {
    tenants = now;
    sets = new HashSet<>(names);
    long used = now.elements().keySet().stream().map(Place::setName).distinct().count();
    crowd = Math.toIntExact(2 * used) + MAX_IDLE;
  }

  private Output apply(List<String> script) {
    return nft.run(String.join("\n", script) + "\n", "-f", "-");
  }

  @Override
  public void change(RuleChange change) {
    change.checkAgainst(tenants.numbers());
    if (isUncertain || sets.size() > crowd) {
      rebuild(tenants);
    }
    try {
      make(change, tenants.moves(change));
    } catch (PacketFilterException e) {
      undo();
      throw e;
    }
  }

  private void make(RuleChange change, Map<Place, Move> moves) {
    watch.start();
    boolean canBeHeard = moves.size() <= FEW && watch.expect(moves);
    Output output = applyOrDoubt(script(moves));
    if (output.isAbsent()) {
      repair(change);
      return;
    }
    if (!output.isOk()) {
      throw new PacketFilterException(output.reason());
    }
    boolean isHeard = canBeHeard && watch.isHeard(HEARING_MILLIS);
    boolean isWhole = (isHeard && !watch.isDisturbed()) || isWholeAfter(change, moves);
    if (!isWhole) {
      repair(change);
      return;
    }
    moves.keySet().forEach(place -> sets.add(place.setName()));
    tenants.make(change);
  }

  /** Makes the whole table anew, as it is to be after a change. */
  private void repair(RuleChange change) {
    LOGGER.atWarn().log("somebody else has changed the table of the packet filter; made anew");
    rebuild(Tenants.of(tenants.after(change), mark -> false));
  }

  /**
   * Asks for what was not heard: the elements that came must be there, and all else may be.
   *
   * @return false if somebody else has changed the table meanwhile
   */
  private boolean isWholeAfter(RuleChange change, Map<Place, Move> moves) {
    // Whoever cannot ask does not know either.
    isUncertain = true;
    long known = watch.disturbances();
    Inspection now = inspect();
    if (!now.has(moves)) {
      throw new PacketFilterException("the kernel does not have what it has accepted");
    }
    isUncertain = false;
    boolean isWhole = now.agrees(now.tenants(tenants.after(change)));
    if (isWhole) {
      watch.settle(known);
    }
    return isWhole;
  }

  /** A program that was ended may have done its work before. */
  private Output applyOrDoubt(List<String> script) {
    try {
      return apply(script);
    } catch (PacketFilterException e) {
      isUncertain = true;
      throw e;
    }
  }

  /** Puts the rules back that were there, if they may not be there; else with the next change. */
  private void undo() {
    if (!isUncertain) {
      return;
    }
    try {
      rebuild(tenants);
    } catch (PacketFilterException e) {
      LOGGER
          .atError()
          .addKeyValue("reason", e.getMessage())
          .log("the packet filter is not as it should be");
    }
  }

  private List<String> script(Map<Place, Move> moves) {
    List<String> script = new ArrayList<>();
    Set<String> made = new HashSet<>(sets);
    moves.forEach(
        (place, move) -> {
          if (move.before() != null && !move.isSame()) {
            script.add(layout.deleteElement(place));
          }
          if (move.after() != null) {
            if (made.add(place.setName())) {
              script.addAll(layout.createSet(place.shape()));
            }
            script.add(layout.addElement(place, move.after()));
          }
        });
    return script;
  }

  @Override
  public List<FilterRule> rules() {
    Listing now = listing();
    List<FilterRule> rules = new ArrayList<>();
    tenants
        .elements()
        .forEach(
            (place, comment) -> {
              if (now.elements().containsKey(new Mark(place.setName(), comment))) {
                rules.addAll(tenants.at(place));
              }
            });
    rules.sort(FilterRule.EVALUATION_ORDER);
    return rules;
  }

  @Override
  public Map<RuleNumber, Traffic> traffic() {
    Listing now = listing();
    Map<RuleNumber, Traffic> traffic = new HashMap<>();
    tenants
        .elements()
        .forEach(
            (place, comment) -> {
              Traffic matched = now.elements().get(new Mark(place.setName(), comment));
              if (matched != null) {
                tenants.at(place).forEach(rule -> traffic.put(rule.number(), matched));
              }
            });
    return traffic;
  }

  @Override
  public void check(RuleChange change) {
    change.checkAgainst(tenants.numbers());
    List<String> script = script(tenants.moves(change));
    Output output = nft.run(String.join("\n", script) + "\n", "-c", "-f", "-");
    // Somebody has cleared the table: the change itself makes it anew.
    if (!output.isOk() && !output.isAbsent()) {
      throw new PacketFilterException(output.reason());
    }
  }

  @Override
  public String preview(RuleChange change) {
    change.checkAgainst(tenants.numbers());
    List<String> script =
        isUncertain
            ? scriptOfAll(Tenants.of(tenants.after(change), mark -> false), new HashSet<>())
            : script(tenants.moves(change));
    return String.join("\n", script) + "\n";
  }

  @Override
  public void close() {
    watch.close();
  }
}
